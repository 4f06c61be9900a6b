package org.mediatranscoder.transcoding;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Keeps what ffmpeg made of its arguments until the build is cleaned, so that the tests of all
 * classes and of both versions share one encode.
 */
final class SampleStore {

  private static final Path FOLDER = Path.of("target", "samples").toAbsolutePath();

  private SampleStore() {}

  /**
   * Puts a copy at the path.
   *
   * @param arguments of ffmpeg without the output; files among them count by what is in them
   */
  static void place(Path file, List<String> arguments) {
    try {
      Path kept = FOLDER.resolve(key(file, arguments) + "-" + file.getFileName());
      if (!Files.exists(kept)) {
        Path folder = Files.createTempDirectory(Files.createDirectories(FOLDER), "making");
        Path made = folder.resolve(file.getFileName());
        run(arguments, made);
        Files.move(made, kept, StandardCopyOption.ATOMIC_MOVE);
        Files.delete(folder);
      }
      Files.copy(kept, file);
    } catch (IOException full) {
      throw new UncheckedIOException(full);
    }
  }

  private static String key(Path file, List<String> arguments) throws IOException {
    MessageDigest digest = sha256();
    String folder = String.valueOf(file.getParent());
    for (String argument : arguments) {
      boolean isFile = argument.startsWith(folder) && Files.isRegularFile(Path.of(argument));
      digest.update(
          isFile
              ? Files.readAllBytes(Path.of(argument))
              : argument.getBytes(StandardCharsets.UTF_8));
      digest.update((byte) 0);
    }
    return HexFormat.of().formatHex(digest.digest(), 0, 12);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException neverInAJdk) {
      throw new IllegalStateException(neverInAJdk);
    }
  }

  private static void run(List<String> arguments, Path file) throws IOException {
    List<String> command = new ArrayList<>(List.of("ffmpeg", "-nostdin", "-v", "error"));
    command.addAll(arguments);
    command.add(file.toString());
    Process process = new ProcessBuilder(command).inheritIO().start();
    try {
      if (!process.waitFor(60, TimeUnit.SECONDS) || process.exitValue() != 0) {
        throw new IllegalStateException("No sample: " + command);
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(interrupted);
    } finally {
      process.destroyForcibly();
    }
  }
}
