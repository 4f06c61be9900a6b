package org.mediatranscoder.model.link;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.crypto.Mac;
import org.mediatranscoder.model.job.JobId;

/**
 * Makes and checks the token in {@code /d/{token}}: a signed capability that says which job and
 * which version of its link. It holds no date: it lives as long as the file does.
 *
 * <p>Layout before base64url without padding: key id (1 byte), job id (16), link version (4, big
 * endian), HMAC-SHA-256 of all before it (32).
 */
public final class DownloadLinks {

  private static final int PAYLOAD_BYTES = 1 + 16 + 4;
  private static final int TOKEN_BYTES = PAYLOAD_BYTES + 32;

  private final List<LinkKey> keys;

  /**
   * @param keys the first signs; all verify
   * @throws IllegalArgumentException if there is none
   */
  public DownloadLinks(List<LinkKey> keys) {
    if (keys.isEmpty()) {
      throw new IllegalArgumentException("At least one link key is needed");
    }
    this.keys = List.copyOf(keys);
  }

  /** The token for this version of the job's link; the same every time. */
  public String sign(JobId job, int linkVersion) {
    LinkKey key = keys.getFirst();
    byte[] payload =
        ByteBuffer.allocate(PAYLOAD_BYTES)
            .put((byte) key.id())
            .putLong(job.value().getMostSignificantBits())
            .putLong(job.value().getLeastSignificantBits())
            .putInt(linkVersion)
            .array();
    byte[] token = ByteBuffer.allocate(TOKEN_BYTES).put(payload).put(hmac(key, payload)).array();
    return Base64.getUrlEncoder().withoutPadding().encodeToString(token);
  }

  /** What the token grants, or nothing if it is not one of ours, to the last bit. */
  public Optional<LinkGrant> verify(String token) {
    return decode(token).flatMap(this::verifyBytes);
  }

  private Optional<LinkGrant> verifyBytes(byte[] token) {
    byte[] payload = Arrays.copyOf(token, PAYLOAD_BYTES);
    byte[] signature = Arrays.copyOfRange(token, PAYLOAD_BYTES, TOKEN_BYTES);
    return keys.stream()
        .filter(key -> (byte) key.id() == payload[0])
        .filter(key -> MessageDigest.isEqual(hmac(key, payload), signature))
        .findFirst()
        .map(key -> grant(payload));
  }

  private static LinkGrant grant(byte[] payload) {
    ByteBuffer buffer = ByteBuffer.wrap(payload, 1, PAYLOAD_BYTES - 1);
    return new LinkGrant(new JobId(new UUID(buffer.getLong(), buffer.getLong())), buffer.getInt());
  }

  private static Optional<byte[]> decode(String token) {
    try {
      byte[] bytes = Base64.getUrlDecoder().decode(token);
      boolean canonical =
          bytes.length == TOKEN_BYTES
              && Base64.getUrlEncoder().withoutPadding().encodeToString(bytes).equals(token);
      return canonical ? Optional.of(bytes) : Optional.empty();
    } catch (IllegalArgumentException notBase64) {
      return Optional.empty();
    }
  }

  private static byte[] hmac(LinkKey key, byte[] payload) {
    try {
      Mac mac = Mac.getInstance(LinkKey.ALGORITHM);
      mac.init(key.key());
      return mac.doFinal(payload);
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("Every JDK has " + LinkKey.ALGORITHM, impossible);
    }
  }
}
