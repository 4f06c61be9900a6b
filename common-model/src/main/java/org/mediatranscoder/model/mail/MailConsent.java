package org.mediatranscoder.model.mail;

import org.mediatranscoder.model.job.AccountId;

/**
 * The keys in Redis by which auth-service tells notification-worker which mailboxes said stop, and
 * which confirmed that they want the mails of an account. MongoDB has the truth.
 */
public final class MailConsent {

  /**
   * Hash: a {@link Decision} and the millisecond at which it was made, with a space between them,
   * by {@link #of(Mailbox)} or {@link #of(AccountId, Mailbox)}; and {@link #COMPLETE}.
   */
  public static final String KEY = "mail:consent";

  /** A field of {@link #KEY} once all decisions are in it; missing after a loss of Redis. */
  public static final String COMPLETE = "*";

  /** Set: fields that were just confirmed, for which mails may wait. */
  public static final String CONFIRMED = "mail:confirmed";

  private MailConsent() {}

  /** The field of a mailbox, no matter who wants to send to it. */
  public static String of(Mailbox mailbox) {
    return mailbox.sha256();
  }

  /** The field of a mailbox for one account. */
  public static String of(AccountId account, Mailbox mailbox) {
    return account + ":" + mailbox.sha256();
  }

  /** What a person decided. */
  public enum Decision {
    /** Of a mailbox for one account: its mails are welcome. */
    CONFIRMED,

    /** Of a mailbox: it gets no mail from anybody. */
    STOPPED,

    /** Of a mailbox: a stop was taken back. */
    RESUMED
  }
}
