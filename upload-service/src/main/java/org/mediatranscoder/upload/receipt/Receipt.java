package org.mediatranscoder.upload.receipt;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import org.mediatranscoder.model.job.AccountId;

/**
 * What the sender of a source gets for it, to finish the upload or take it back. Only its digest
 * lies in S3, on the source itself: every instance can check it, and it is gone with the file.
 *
 * @param value 256 random bits; a secret
 */
public record Receipt(String value) {

  private static final String OWNER = "owner";
  private static final String DIGEST = "receipt-sha256";
  private static final int BYTES = 32;
  private static final SecureRandom RANDOM = new SecureRandom();

  public static Receipt random() {
    byte[] bits = new byte[BYTES];
    RANDOM.nextBytes(bits);
    return new Receipt(Base64.getUrlEncoder().withoutPadding().encodeToString(bits));
  }

  /** Who sent the source that has this metadata; nothing if it was stored without a receipt. */
  public static Optional<AccountId> owner(Map<String, String> metadata) {
    return Optional.ofNullable(metadata.get(OWNER)).map(AccountId::new);
  }

  /** The metadata of a source that this account sends. */
  public Map<String, String> metadata(AccountId owner) {
    return Map.of(OWNER, owner.value(), DIGEST, digest());
  }

  /** Whether the source that has this metadata was stored with this receipt. */
  boolean isFor(Map<String, String> metadata) {
    return digest().equals(metadata.get(DIGEST));
  }

  private String digest() {
    byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("Every JDK has SHA-256", impossible);
    }
  }

  @Override
  public String toString() {
    return "Receipt[]";
  }
}
