package org.mediatranscoder.model.link;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.mediatranscoder.model.job.AccountId;
import org.mediatranscoder.model.mail.Mailbox;

/**
 * Makes and checks the token in {@code /mail/{token}} of auth-service, by which the receiver of a
 * mail confirms an address or stops all mail to it. It says nothing of the address itself.
 *
 * <p>Layout as in {@link SignedTokens}; the payload is the kind (1 byte), the mailbox (32) and, of
 * a confirmation, the second at which it expires (8, big endian) and the account in ASCII.
 */
public final class MailLinks {

  private static final byte STOP = 'S';
  private static final byte CONFIRM = 'C';
  private static final int STOP_BYTES = 1 + Mailbox.BYTES;
  private static final int CONFIRM_BYTES = STOP_BYTES + Long.BYTES;

  private final SignedTokens tokens;

  /**
   * @param keys the first signs; all verify
   * @throws IllegalArgumentException if there is none
   */
  public MailLinks(List<LinkKey> keys) {
    this.tokens = new SignedTokens(keys);
  }

  /** The token; the same every time. */
  public String sign(MailGrant grant) {
    return tokens.sign(
        switch (grant) {
          case MailGrant.Stop stop ->
              ByteBuffer.allocate(STOP_BYTES).put(STOP).put(stop.mailbox().bytes()).array();
          case MailGrant.Confirm confirm -> payload(confirm);
        });
  }

  private static byte[] payload(MailGrant.Confirm confirm) {
    byte[] account = confirm.account().value().getBytes(StandardCharsets.US_ASCII);
    return ByteBuffer.allocate(CONFIRM_BYTES + account.length)
        .put(CONFIRM)
        .put(confirm.mailbox().bytes())
        .putLong(confirm.expiresAt().getEpochSecond())
        .put(account)
        .array();
  }

  /** What the token grants, or nothing if it is not one of ours or has expired. */
  public Optional<MailGrant> verify(String token, Instant now) {
    return tokens.verify(token).flatMap(MailLinks::grant).filter(grant -> isGood(grant, now));
  }

  private static boolean isGood(MailGrant grant, Instant now) {
    return !(grant instanceof MailGrant.Confirm confirm) || now.isBefore(confirm.expiresAt());
  }

  private static Optional<MailGrant> grant(byte[] payload) {
    ByteBuffer buffer = ByteBuffer.wrap(payload);
    byte kind = buffer.get();
    if (kind == STOP && payload.length == STOP_BYTES) {
      return Optional.of(new MailGrant.Stop(mailbox(buffer)));
    }
    if (kind == CONFIRM && payload.length > CONFIRM_BYTES) {
      return Optional.of(
          new MailGrant.Confirm(
              mailbox(buffer), account(payload), Instant.ofEpochSecond(buffer.getLong())));
    }
    return Optional.empty();
  }

  private static Mailbox mailbox(ByteBuffer buffer) {
    byte[] bytes = new byte[Mailbox.BYTES];
    buffer.get(bytes);
    return Mailbox.ofBytes(bytes);
  }

  private static AccountId account(byte[] payload) {
    return new AccountId(
        new String(
            payload, CONFIRM_BYTES, payload.length - CONFIRM_BYTES, StandardCharsets.US_ASCII));
  }
}
