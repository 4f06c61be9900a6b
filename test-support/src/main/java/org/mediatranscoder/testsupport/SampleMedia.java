package org.mediatranscoder.testsupport;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/** Small media files that a real FFmpeg makes; each is made once and must not be changed. */
public final class SampleMedia {

  private static final Path FOLDER = folder();
  private static final int MAKE_SECONDS = 60;

  private SampleMedia() {}

  /** H.264 and AAC in MP4, 320×180, 25 frames per second. */
  public static Path videoWithAudio(Duration length) {
    return video(length, 320, 180);
  }

  /** H.264 and AAC in MP4 of this size, 25 frames per second. */
  public static Path video(Duration length, int width, int height) {
    return make(
        "av-%d-%dx%d.mp4".formatted(length.toMillis(), width, height),
        picture(length, width, height),
        tone(length),
        List.of("-c:v", "libx264", "-preset", "ultrafast", "-pix_fmt", "yuv420p"),
        List.of("-c:a", "aac", "-movflags", "+faststart"));
  }

  /** H.264 in MP4 without audio, 320×180. */
  public static Path videoOnly(Duration length) {
    return make(
        "v-%d.mp4".formatted(length.toMillis()),
        picture(length, 320, 180),
        List.of("-c:v", "libx264", "-preset", "ultrafast", "-pix_fmt", "yuv420p"));
  }

  /** A tone, 44.1 kHz, in WAV. */
  public static Path audioOnly(Duration length) {
    return make("a-%d.wav".formatted(length.toMillis()), tone(length));
  }

  /** The first half of an MP4 whose index stood at its end, so that nothing can read it. */
  public static Path truncated() {
    Path whole =
        make(
            "index-at-end.mp4",
            picture(Duration.ofSeconds(2), 320, 180),
            List.of("-c:v", "libx264", "-preset", "ultrafast", "-pix_fmt", "yuv420p"));
    byte[] bytes = read(whole);
    return write("truncated.mp4", Arrays.copyOf(bytes, bytes.length / 2));
  }

  /** A text that is called {@code .mp4}. */
  public static Path notMedia() {
    return write(
        "not-media.mp4", "This is no video.\n".repeat(100).getBytes(StandardCharsets.UTF_8));
  }

  private static List<String> picture(Duration length, int width, int height) {
    String size = width + "x" + height;
    return input("testsrc2=size=" + size + ":rate=25:duration=" + seconds(length));
  }

  private static List<String> tone(Duration length) {
    return input("sine=frequency=440:sample_rate=44100:duration=" + seconds(length));
  }

  private static List<String> input(String source) {
    return List.of("-f", "lavfi", "-i", source);
  }

  private static String seconds(Duration length) {
    return String.format(Locale.ROOT, "%.3f", length.toMillis() / 1000.0);
  }

  @SafeVarargs
  private static synchronized Path make(String name, List<String>... arguments) {
    Path file = FOLDER.resolve(name);
    if (!Files.exists(file)) {
      List<String> command = new ArrayList<>(List.of("ffmpeg", "-nostdin", "-v", "error", "-y"));
      for (List<String> part : arguments) {
        command.addAll(part);
      }
      command.add(file.toString());
      run(command);
    }
    return file;
  }

  private static void run(List<String> command) {
    try {
      Process process = new ProcessBuilder(command).inheritIO().start();
      if (!process.waitFor(MAKE_SECONDS, TimeUnit.SECONDS) || process.exitValue() != 0) {
        process.destroyForcibly();
        throw new IllegalStateException("FFmpeg could not make a sample: " + command);
      }
    } catch (IOException noFfmpeg) {
      throw new UncheckedIOException(noFfmpeg);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(interrupted);
    }
  }

  private static byte[] read(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException gone) {
      throw new UncheckedIOException(gone);
    }
  }

  private static Path write(String name, byte[] content) {
    try {
      return Files.write(FOLDER.resolve(name), content);
    } catch (IOException full) {
      throw new UncheckedIOException(full);
    }
  }

  private static Path folder() {
    Path folder = ChildProcess.newFolder("media");
    Runtime.getRuntime().addShutdownHook(new Thread(() -> Folders.delete(folder)));
    return folder;
  }
}
