package org.mediatranscoder.model.job;

/** Why the mail about the end of a job is not sent, or not yet. */
public enum MailHold {
  /** The recipient was asked, or soon will be, whether mails of this account are welcome. */
  UNCONFIRMED,

  /** The recipient wants no mail from anybody. */
  STOPPED,

  /** The recipient has had as many mails as one may have in a day. */
  LIMITED
}
