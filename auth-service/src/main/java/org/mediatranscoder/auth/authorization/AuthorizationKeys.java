package org.mediatranscoder.auth.authorization;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * The names in Redis, all under one hash tag, so that one script may change several of them. Tokens
 * are hashed: a listing of keys gives none away.
 */
final class AuthorizationKeys {

  private AuthorizationKeys() {}

  /** A hash: {@code version} and {@code json}. */
  static String authorization(String id) {
    return "{auth}:authorization:" + id;
  }

  /** A sorted set: the authorizations of an account by the time they end. */
  static String account(String principal) {
    return "{auth}:account:" + principal + ":authorizations";
  }

  /** A string: the id of the authorization that the token belongs to. */
  static String token(TokenKind kind, String value) {
    return "{auth}:token:" + kind.parameter() + ":" + sha256(value);
  }

  private static String sha256(String value) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(value.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("This Java has no SHA-256", impossible);
    }
  }
}
