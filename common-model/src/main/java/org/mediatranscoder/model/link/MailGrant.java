package org.mediatranscoder.model.link;

import java.time.Instant;
import org.mediatranscoder.model.job.AccountId;
import org.mediatranscoder.model.mail.Mailbox;

/** What the holder of a link in a mail may decide about further mails to the mailbox. */
public sealed interface MailGrant {

  /** Whose mails it is about. */
  Mailbox mailbox();

  /** To stop all mail to the mailbox, and to allow it again. */
  record Stop(Mailbox mailbox) implements MailGrant {}

  /**
   * To get the mails of this account.
   *
   * @param expiresAt in whole seconds; the grant is good before
   */
  record Confirm(Mailbox mailbox, AccountId account, Instant expiresAt) implements MailGrant {}
}
