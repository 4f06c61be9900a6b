package org.mediatranscoder.model.link;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.mediatranscoder.model.job.AccountId;
import org.mediatranscoder.model.job.JobId;

/**
 * Makes and checks the token in {@code /deletions/{token}}, by which the owner of a job deletes it
 * from a mail.
 *
 * <p>Layout as in {@link SignedTokens}; the payload is {@code D} (1 byte), the job id (16), the
 * link version (4, big endian), the second at which it expires (8, big endian) and the owner in
 * ASCII, so it is longer than that of a download and begins otherwise than that of {@link
 * MailLinks}.
 */
public final class DeletionLinks {

  /** The scheme of {@code Authorization} by which services pass such a token on. */
  public static final String SCHEME = "Deletion ";

  private static final byte KIND = 'D';
  private static final int BYTES_BEFORE_OWNER = 1 + 16 + Integer.BYTES + Long.BYTES;

  private final SignedTokens tokens;

  /**
   * @param keys the first signs; all verify
   * @throws IllegalArgumentException if there is none
   */
  public DeletionLinks(List<LinkKey> keys) {
    this.tokens = new SignedTokens(keys);
  }

  /** The token; the same every time. */
  public String sign(DeletionGrant grant) {
    byte[] owner = grant.owner().value().getBytes(StandardCharsets.US_ASCII);
    return tokens.sign(
        ByteBuffer.allocate(BYTES_BEFORE_OWNER + owner.length)
            .put(KIND)
            .putLong(grant.job().value().getMostSignificantBits())
            .putLong(grant.job().value().getLeastSignificantBits())
            .putInt(grant.linkVersion())
            .putLong(grant.expiresAt().getEpochSecond())
            .put(owner)
            .array());
  }

  /** What the token grants, or nothing if it is not one of ours or has expired. */
  public Optional<DeletionGrant> verify(String token, Instant now) {
    return tokens
        .verify(token)
        .filter(payload -> payload.length > BYTES_BEFORE_OWNER && payload[0] == KIND)
        .map(DeletionLinks::grant)
        .filter(grant -> now.isBefore(grant.expiresAt()));
  }

  private static DeletionGrant grant(byte[] payload) {
    ByteBuffer buffer = ByteBuffer.wrap(payload, 1, payload.length - 1);
    JobId job = new JobId(new UUID(buffer.getLong(), buffer.getLong()));
    int linkVersion = buffer.getInt();
    Instant expiresAt = Instant.ofEpochSecond(buffer.getLong());
    String owner = StandardCharsets.US_ASCII.decode(buffer).toString();
    return new DeletionGrant(job, new AccountId(owner), linkVersion, expiresAt);
  }
}
