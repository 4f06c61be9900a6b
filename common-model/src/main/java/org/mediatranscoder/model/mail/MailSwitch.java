package org.mediatranscoder.model.mail;

/**
 * The key in Redis by which auth-service tells notification-worker who wants no mail about jobs.
 * MongoDB has the truth; Redis is made to say the same every few seconds.
 */
public final class MailSwitch {

  /** Set: ids of the accounts that want none, and {@link #COMPLETE}. */
  public static final String OFF = "mail:off";

  /**
   * A member of {@link #OFF} once all accounts that want no mail are in it, and no account's id;
   * missing after a loss of Redis, when nobody knows who wants mail.
   */
  public static final String COMPLETE = "*";

  private MailSwitch() {}
}
