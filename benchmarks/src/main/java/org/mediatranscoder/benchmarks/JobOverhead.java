package org.mediatranscoder.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.mediatranscoder.localstack.settings.Address;
import tools.jackson.databind.JsonNode;

/**
 * What a job takes beside FFmpeg and beside HandBrake: from its 202 to COMPLETED, against the same
 * command without any service around it, and HandBrakeCLI with like settings, in turns. The command
 * is read from the process table while a job runs.
 */
final class JobOverhead {

  private static final String FORMAT = "mp4-720p";
  private static final Duration GLANCE = Duration.ofMillis(2);

  private final OwnStack stack;
  private final Path folder;
  private final boolean hasHandBrake;

  JobOverhead(OwnStack stack) throws InterruptedException {
    this.stack = stack;
    this.hasHandBrake = HandBrake.isThere();
    this.folder = stack.data().folder("bare");
  }

  /**
   * Prints a line for each round and the medians.
   *
   * @param source as FFmpeg's generator of it, such as {@code testsrc2=size=1280x720:duration=2}
   */
  void measure(String name, String source, int rounds) throws IOException, InterruptedException {
    Path clip = generate(name, source);
    List<String> command = commandOfAJob(clip);
    Files.copy(clip, folder.resolve("source"), StandardCopyOption.REPLACE_EXISTING);
    List<Double> differences = new ArrayList<>();
    List<Double> ratios = new ArrayList<>();
    List<Double> toHandBrake = new ArrayList<>();
    for (int round = 0; round < rounds; round++) {
      double bare = seconds(command);
      double job = job(clip);
      double handBrake = hasHandBrake ? handBrake(clip) : Double.NaN;
      System.out.printf(
          "%s: bare FFmpeg %.3f s, job %.3f s, HandBrake %.3f s%n", name, bare, job, handBrake);
      toHandBrake.add(job / handBrake);
      differences.add(job - bare);
      ratios.add(job / bare);
    }
    System.out.printf(
        "%s: 202 to COMPLETED, median %.0f ms more and %.3f times as long as FFmpeg, %.3f times"
            + " as long as HandBrake%n",
        name, 1000 * Median.of(differences), Median.of(ratios), Median.of(toHandBrake));
  }

  private double job(Path clip) throws InterruptedException {
    JsonNode accepted = stack.client().upload(clip, FORMAT, "ada@example.test");
    Instant answered = Instant.now();
    JsonNode job = stack.awaitEnd(accepted.get("jobId").asString());
    Instant ended = Instant.parse(job.get("endedAt").asString());
    return Duration.between(answered, ended).toMillis() / 1000.0;
  }

  private double handBrake(Path clip) throws IOException, InterruptedException {
    return seconds(HandBrake.command(clip, folder.resolve("handbrake.mp4")));
  }

  private double seconds(List<String> command) throws IOException, InterruptedException {
    long start = System.nanoTime();
    run(command);
    return (System.nanoTime() - start) / 1e9;
  }

  private Path generate(String name, String source) throws IOException, InterruptedException {
    Path clip = folder.resolve(name + ".mp4");
    run(
        List.of(
            "ffmpeg",
            "-nostdin",
            "-y",
            "-loglevel",
            "error",
            "-f",
            "lavfi",
            "-i",
            source,
            "-f",
            "lavfi",
            "-i",
            "sine=frequency=440",
            "-shortest",
            "-c:v",
            "libx264",
            "-preset",
            "veryfast",
            "-pix_fmt",
            "yuv420p",
            clip.toString()));
    return clip;
  }

  private List<String> commandOfAJob(Path clip) throws InterruptedException {
    ProcessHandle worker = stack.process(Address.TRANSCODING.processName());
    JsonNode accepted = stack.client().upload(clip, FORMAT, "ada@example.test");
    Optional<List<String>> seen = Optional.empty();
    Instant deadline = Instant.now().plusSeconds(60);
    while (seen.isEmpty() && Instant.now().isBefore(deadline)) {
      seen = worker.descendants().flatMap(child -> ffmpeg(child).stream()).findFirst();
      Thread.sleep(GLANCE);
    }
    stack.awaitEnd(accepted.get("jobId").asString());
    return seen.orElseThrow(() -> new IllegalStateException("No FFmpeg was seen"));
  }

  /** Its command; empty if it is none of ffmpeg, or one that only reads the source. */
  private static Optional<List<String>> ffmpeg(ProcessHandle process) {
    Optional<String> program = process.info().command().filter(path -> path.endsWith("/ffmpeg"));
    Optional<String[]> arguments = process.info().arguments();
    if (program.isEmpty() || arguments.isEmpty() || !List.of(arguments.get()).contains("-c:v")) {
      return Optional.empty();
    }
    List<String> command = new ArrayList<>(List.of(program.get()));
    command.addAll(List.of(arguments.get()));
    return Optional.of(command);
  }

  private void run(List<String> command) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .redirectError(folder.resolve("bare.log").toFile())
            .start();
    if (process.waitFor() != 0) {
      throw new IllegalStateException(String.join(" ", command) + " failed; see bare.log");
    }
  }
}
