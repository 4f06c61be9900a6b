package org.mediatranscoder.gateway.idempotency;

import org.mediatranscoder.model.job.JobId;

/** What is known of a request when it comes. */
sealed interface Beginning {

  /**
   * Nobody is at it: it is to be done.
   *
   * @param abandoned the job that it was to make when it was done before, by an instance that died;
   *     the same as {@code job} if it is new
   * @param job that it is to make, if it makes one
   */
  record Begun(JobId abandoned, JobId job) implements Beginning {}

  /** It was answered. */
  record Answered(KeptAnswer answer) implements Beginning {}

  /** An instance is at it. */
  record UnderWay() implements Beginning {}

  /** Its key belongs to another request. */
  record Reused() implements Beginning {}
}
