package org.mediatranscoder.model.link;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.mediatranscoder.model.job.JobId;

/**
 * Makes and checks the token in {@code /d/{token}}: a signed capability that says which job and
 * which version of its link. It holds no date: it lives as long as the file does.
 *
 * <p>Layout as in {@link SignedTokens}; the payload is the job id (16 bytes) and the link version
 * (4, big endian).
 */
public final class DownloadLinks {

  private static final int PAYLOAD_BYTES = 16 + 4;

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

  /** What the token grants, or nothing if it is not one of ours, to the last bit. */
  public Optional<LinkGrant> verify(String token) {
    return tokens
        .verify(token)
        .filter(payload -> payload.length == PAYLOAD_BYTES)
        .map(DownloadLinks::grant);
  }

  private static LinkGrant grant(byte[] payload) {
    ByteBuffer buffer = ByteBuffer.wrap(payload);
    return new LinkGrant(new JobId(new UUID(buffer.getLong(), buffer.getLong())), buffer.getInt());
  }
}
