package org.mediatranscoder.gateway.idempotency;

import jakarta.servlet.http.HttpServletRequest;
import org.mediatranscoder.model.job.JobId;

/**
 * The id of the job that a request is to make. One with an idempotency key has it beforehand, so
 * that a repetition finds the job though the instance that made it died before it could answer.
 */
public final class NewJobId {

  private static final String ATTRIBUTE = NewJobId.class.getName();

  private NewJobId() {}

  /** Of this request. */
  public static JobId of(HttpServletRequest request) {
    return request.getAttribute(ATTRIBUTE) instanceof JobId job ? job : JobId.random();
  }

  static void set(HttpServletRequest request, JobId job) {
    request.setAttribute(ATTRIBUTE, job);
  }
}
