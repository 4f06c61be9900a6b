package org.mediatranscoder.benchmarks;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;

/** Bytes that nothing can make smaller, the same in each run. */
final class Noise {

  private Noise() {}

  static Path write(Path file, int mebibytes) throws IOException {
    byte[] mebibyte = new byte[1024 * 1024];
    Random random = new Random(1);
    try (OutputStream out = Files.newOutputStream(file)) {
      for (int i = 0; i < mebibytes; i++) {
        random.nextBytes(mebibyte);
        out.write(mebibyte);
      }
    }
    return file;
  }
}
