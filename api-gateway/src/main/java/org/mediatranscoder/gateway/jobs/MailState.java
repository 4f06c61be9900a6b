package org.mediatranscoder.gateway.jobs;

import org.jspecify.annotations.Nullable;
import org.mediatranscoder.model.job.JobStatus;
import org.mediatranscoder.model.job.MailHold;
import org.mediatranscoder.model.job.TranscodeJob;

/** What became of the mail about the end of a job. */
public enum MailState {
  /** No mail server has taken it: not yet, or because its owner wants no mails. */
  NOT_SENT,

  /** A mail server took it. */
  SENT,

  /** The address takes no mail from us: it was not sent, or came back. */
  UNDELIVERABLE,

  /** Its recipient is somebody else, who has not confirmed yet. */
  UNCONFIRMED,

  /** Its recipient wants no mail from us. */
  STOPPED,

  /** Its recipient has had as many mails as one may have in a day. */
  LIMITED;

  /** Null where no mail is due: the job has not ended, or its owner cancelled it. */
  static @Nullable MailState of(TranscodeJob job) {
    if (!job.status().isEnded() || job.status() == JobStatus.CANCELLED) {
      return null;
    }
    if (job.undeliverableAt() != null) {
      return UNDELIVERABLE;
    }
    if (job.notifiedAt() != null) {
      return SENT;
    }
    return job.mailHold() == null ? NOT_SENT : of(job.mailHold());
  }

  private static MailState of(MailHold hold) {
    return switch (hold) {
      case UNCONFIRMED -> UNCONFIRMED;
      case STOPPED -> STOPPED;
      case LIMITED -> LIMITED;
    };
  }
}
