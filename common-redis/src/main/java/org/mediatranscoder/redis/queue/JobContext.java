package org.mediatranscoder.redis.queue;

import org.mediatranscoder.model.job.JobId;
import org.slf4j.MDC;

/**
 * What is written beside each log line about a job. JobRunr takes the whole logging context along
 * with a message, so it is there too where the message is worked on.
 */
final class JobContext {

  private JobContext() {}

  /** Does it with the job's id in the logging context. */
  static void with(JobId id, Runnable action) {
    String before = MDC.get(JobId.LABEL);
    MDC.put(JobId.LABEL, id.toString());
    try {
      action.run();
    } finally {
      if (before == null) {
        MDC.remove(JobId.LABEL);
      } else {
        MDC.put(JobId.LABEL, before);
      }
    }
  }
}
