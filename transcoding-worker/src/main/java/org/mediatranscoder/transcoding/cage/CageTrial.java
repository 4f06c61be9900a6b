package org.mediatranscoder.transcoding.cage;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * A shell behind a chain of tools, which tests one measure.
 *
 * @param user as whom it should run, if it is a user of its own
 */
record CageTrial(List<String> chain, Path directory, Ffmpeg ffmpeg, int user) {

  private static final Duration LIMIT = Duration.ofSeconds(20);
  private static final int LONGEST_REASON = 200;

  /** Why the measure does not work; empty if it does. */
  Optional<String> problem(Measure measure) throws IOException {
    Process process = start(measure);
    CompletableFuture.delayedExecutor(LIMIT.toSeconds(), TimeUnit.SECONDS)
        .execute(process::destroyForcibly);
    process.getOutputStream().close();
    String words;
    try (var output = process.getInputStream()) {
      words = new String(output.readNBytes(4096), StandardCharsets.UTF_8).strip();
    }
    int status = process.onExit().join().exitValue();
    return status == 0 ? Optional.empty() : Optional.of(reason(measure, words));
  }

  private Process start(Measure measure) throws IOException {
    List<String> command = new ArrayList<>(chain);
    command.addAll(List.of("/bin/sh", "-c", measure.test(), "sh"));
    command.add(Long.toString(ProcessHandle.current().pid()));
    command.add(namespace("net"));
    command.add(namespace("pid"));
    command.add(ffmpeg.ffmpeg().toString());
    command.add(ffmpeg.ffprobe().toString());
    command.add(Integer.toString(user));
    return CagedEnvironment.builder(command, directory).redirectErrorStream(true).start();
  }

  private static String namespace(String kind) {
    try {
      return Files.readSymbolicLink(Path.of("/proc/self/ns", kind)).toString();
    } catch (IOException elsewhere) {
      return "unknown";
    }
  }

  /** The first line that was written; after it some tools write how they are used. */
  private static String reason(Measure measure, String words) {
    String first = words.lines().findFirst().orElse("no effect");
    String said = first.contains(measure.tool()) ? first : measure.tool() + ": " + first;
    return said.substring(0, Math.min(said.length(), LONGEST_REASON));
  }
}
