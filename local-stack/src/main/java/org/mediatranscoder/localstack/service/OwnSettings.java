package org.mediatranscoder.localstack.service;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.zip.CRC32;

/**
 * Tells one set of settings from the next: those of {@link ServiceEnvironment}, whose values differ
 * in ports, folders and secrets only, and those that a person adds in the environment.
 */
final class OwnSettings {

  /** From the script: a checksum of the variables of the environment that a service may read. */
  private static final String VARIABLE = "TRANSCODER_OWN_SETTINGS";

  private OwnSettings() {}

  /** A file name; another one when the code of this stack tells the services other things. */
  static String key() {
    String added = Objects.requireNonNullElse(System.getenv(VARIABLE), "unknown");
    return "%s-%08x".formatted(added, checksum(ServiceEnvironment.class));
  }

  private static long checksum(Class<?> code) {
    try (InputStream in = code.getResourceAsStream(code.getSimpleName() + ".class")) {
      CRC32 crc = new CRC32();
      crc.update(Objects.requireNonNull(in).readAllBytes());
      return crc.getValue();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
