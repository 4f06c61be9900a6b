package org.mediatranscoder.transcoding.cage;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Asks FFmpeg about itself. No media is read, so this runs outside the cage. */
final class FfmpegQuestion {

  private static final Duration LIMIT = Duration.ofSeconds(20);

  /** Longer than any list of codecs. */
  private static final int MOST_BYTES = 4 * 1024 * 1024;

  private FfmpegQuestion() {}

  /**
   * What the program writes; cut off after 20 seconds.
   *
   * @throws FfmpegMissingException if it cannot be run
   */
  static String ask(Path ffmpeg, String... options) {
    try {
      Process process =
          new ProcessBuilder(
                  Stream.concat(Stream.of(ffmpeg.toString()), Stream.of(options)).toList())
              .redirectErrorStream(true)
              .start();
      CompletableFuture.delayedExecutor(LIMIT.toSeconds(), TimeUnit.SECONDS)
          .execute(process::destroyForcibly);
      try (var output = process.getInputStream()) {
        process.getOutputStream().close();
        return new String(output.readNBytes(MOST_BYTES), StandardCharsets.UTF_8);
      } finally {
        process.destroyForcibly();
      }
    } catch (IOException unusable) {
      throw new FfmpegMissingException(ffmpeg + " cannot be run: " + unusable.getMessage() + ".");
    }
  }
}
