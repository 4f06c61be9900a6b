package org.mediatranscoder.transcoding.jobs;

import org.mediatranscoder.model.job.TranscodeJob;

/** Trouble on our side, or this worker stops: the queue brings the job again. */
class AttemptGivenUpException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  AttemptGivenUpException(TranscodeJob job, Throwable cause) {
    super("Job " + job.id() + " attempt " + job.attempt() + " is given up", cause);
  }
}
