package org.mediatranscoder.model.link;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.mediatranscoder.model.job.JobId;

/**
 * Makes and checks the token in {@code /d/{token}}: a signed capability that says which job and
 * which version of its link. The one in a mail holds no date: it lives as long as the file does.
 * The one that a page gets to show the outputs has an end.
 *
 * <p>Layout as in {@link SignedTokens}; the payload is the job id (16 bytes), the link version (4,
 * big endian) and, of one that ends, the second at which it does (8, big endian).
 */
public final class DownloadLinks {

  private static final int PAYLOAD_BYTES = 16 + 4;
  private static final int ENDING_BYTES = PAYLOAD_BYTES + Long.BYTES;

  private final SignedTokens tokens;

  /**
   * @param keys the first signs; all verify
   * @throws IllegalArgumentException if there is none
   */
  public DownloadLinks(List<LinkKey> keys) {
    this.tokens = new SignedTokens(keys);
  }

  /** The token for this version of the job's link; the same every time. */
  public String sign(JobId job, int linkVersion) {
    return tokens.sign(
        ByteBuffer.allocate(PAYLOAD_BYTES)
            .putLong(job.value().getMostSignificantBits())
            .putLong(job.value().getLeastSignificantBits())
            .putInt(linkVersion)
            .array());
  }

  /**
   * A token for this version of the job's link that is good for a while.
   *
   * @param end in whole seconds; it is good before
   */
  public String signUntil(JobId job, int linkVersion, Instant end) {
    return tokens.sign(
        ByteBuffer.allocate(ENDING_BYTES)
            .putLong(job.value().getMostSignificantBits())
            .putLong(job.value().getLeastSignificantBits())
            .putInt(linkVersion)
            .putLong(end.getEpochSecond())
            .array());
  }

  /** What the token grants, or nothing if it is not one of ours, to the last bit, or has ended. */
  public Optional<LinkGrant> verify(String token, Instant now) {
    return tokens.verify(token).filter(payload -> isGood(payload, now)).map(DownloadLinks::grant);
  }

  private static boolean isGood(byte[] payload, Instant now) {
    return payload.length == PAYLOAD_BYTES
        || (payload.length == ENDING_BYTES
            && now.getEpochSecond() < ByteBuffer.wrap(payload).getLong(PAYLOAD_BYTES));
  }

  private static LinkGrant grant(byte[] payload) {
    ByteBuffer buffer = ByteBuffer.wrap(payload);
    return new LinkGrant(new JobId(new UUID(buffer.getLong(), buffer.getLong())), buffer.getInt());
  }
}
