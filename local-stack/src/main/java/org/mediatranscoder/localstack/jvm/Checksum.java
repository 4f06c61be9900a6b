package org.mediatranscoder.localstack.jvm;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;

/** Tells one build from the next. Not against anybody's will: a CRC, since it is quick. */
public final class Checksum {

  private Checksum() {}

  /** Of the content and the length, as hexadecimal digits. */
  public static String of(Path file) {
    CRC32 crc = new CRC32();
    try (InputStream in = new CheckedInputStream(Files.newInputStream(file), crc)) {
      long length = in.transferTo(OutputStream.nullOutputStream());
      return "%08x%08x".formatted(crc.getValue(), length);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
