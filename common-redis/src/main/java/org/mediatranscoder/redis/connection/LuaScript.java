package org.mediatranscoder.redis.connection;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * A script that Redis runs as one step.
 *
 * @param sha1 in lower-case hexadecimal, by which Redis remembers it
 */
public record LuaScript(String text, String sha1) {

  /**
   * Reads {@code NAME.lua}, which lies beside the class.
   *
   * @throws IllegalStateException if it is not there
   */
  public static LuaScript beside(Class<?> user, String name) {
    try (InputStream in = user.getResourceAsStream(name + ".lua")) {
      if (in == null) {
        throw new IllegalStateException("No script " + name + ".lua beside " + user.getName());
      }
      byte[] bytes = in.readAllBytes();
      return new LuaScript(new String(bytes, StandardCharsets.UTF_8), sha1(bytes));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String sha1(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-1").digest(bytes));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("Every JDK has SHA-1", impossible);
    }
  }
}
