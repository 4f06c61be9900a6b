package org.mediatranscoder.auth.redis;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * The names of the keys that only auth-service reads, all under one hash tag, so that one script
 * may change several of them. Tokens are hashed: a listing of keys gives none away.
 */
public final class AuthKeys {

  private AuthKeys() {}

  /** A hash: {@code version} and {@code json}. */
  public static String authorization(String id) {
    return "{auth}:authorization:" + id;
  }

  /** A sorted set: the authorizations of an account by the time they end. */
  public static String authorizations(String principal) {
    return "{auth}:account:" + principal + ":authorizations";
  }

  /**
   * A string: the id of the authorization that the token belongs to.
   *
   * @param kind as a client names it, such as {@code device_code}
   */
  public static String token(String kind, String value) {
    return "{auth}:token:" + kind + ":" + sha256(value);
  }

  /** A string: when the sessions of an account that began earlier were ended. */
  public static String sessionsEnded(String account) {
    return "{auth}:account:" + account + ":sessions-ended";
  }

  /** A number: how many wrong user codes an account has typed of late. */
  public static String wrongCodes(String account) {
    return "{auth}:account:" + account + ":wrong-codes";
  }

  /** A string that is there for a while after a device has asked for its authorization. */
  public static String polled(String authorization) {
    return "{auth}:polled:" + authorization;
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
