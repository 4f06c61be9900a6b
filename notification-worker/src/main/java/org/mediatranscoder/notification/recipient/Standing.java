package org.mediatranscoder.notification.recipient;

/** What a recipient has said about mail of an account. */
public enum Standing {
  /** The account itself has verified the address. */
  OWN,

  /** Somebody else, who confirmed that mails of this account are welcome. */
  CONFIRMED,

  /** Somebody else, who has said nothing. */
  UNCONFIRMED,

  /** No mail from anybody. */
  STOPPED
}
