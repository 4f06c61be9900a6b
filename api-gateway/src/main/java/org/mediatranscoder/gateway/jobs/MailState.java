package org.mediatranscoder.gateway.jobs;

import org.jspecify.annotations.Nullable;
import org.mediatranscoder.model.job.JobStatus;
import org.mediatranscoder.model.job.TranscodeJob;

/** What became of the mail about the end of a job. */
public enum MailState {
  /** No mail server has taken it: not yet, or because its owner wants no mails. */
  NOT_SENT,

  /** A mail server took it. */
  SENT,

  /** The address takes no mail from us: it was not sent, or came back. */
  UNDELIVERABLE;

  /** Null where no mail is due: the job has not ended, or its owner cancelled it. */
  static @Nullable MailState of(TranscodeJob job) {
    if (!job.status().isEnded() || job.status() == JobStatus.CANCELLED) {
      return null;
    }
    if (job.undeliverableAt() != null) {
      return UNDELIVERABLE;
    }
    return job.notifiedAt() == null ? NOT_SENT : SENT;
  }
}
