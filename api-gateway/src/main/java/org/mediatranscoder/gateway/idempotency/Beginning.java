package org.mediatranscoder.gateway.idempotency;

import org.mediatranscoder.model.job.JobId;

/** The state of an idempotency key when a request with it comes. */
sealed interface Beginning {

  /**
   * New, or abandoned by an instance that died: this instance handles the request.
   *
   * @param abandoned the job that the instance that died was to create; the same as {@code job} if
   *     the key is new
   * @param job that the request creates, if it creates one
   */
  record Begun(JobId abandoned, JobId job) implements Beginning {}

  /** The request was answered. */
  record Answered(KeptAnswer answer) implements Beginning {}

  /** Another instance or thread handles the request. */
  record UnderWay() implements Beginning {}

  /** The key belongs to another request. */
  record Reused() implements Beginning {}
}
