package org.mediatranscoder.benchmarks;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.mediatranscoder.localstack.service.Service;
import org.mediatranscoder.localstack.settings.DataFolder;
import org.mediatranscoder.localstack.supervise.RunFolder;

/**
 * How long {@code ./transcoder up -d} takes when everything is built, and what idle services cost.
 */
final class StartUp {

  private static final Duration SETTLE = Duration.ofSeconds(15);

  private final Path script;
  private final DataFolder data;

  StartUp(Path repository, DataFolder data) {
    this.script = repository.resolve("transcoder");
    this.data = data;
  }

  /** Prints a line for each run. */
  void measure(int runs) throws IOException, InterruptedException {
    List<Duration> times = new ArrayList<>();
    for (int i = 0; i < runs; i++) {
      long start = System.nanoTime();
      command("up", "-d");
      times.add(Duration.ofNanos(System.nanoTime() - start));
      Thread.sleep(SETTLE);
      System.out.printf(
          "healthy after %.1f s, six idle services %d MiB resident%n",
          times.getLast().toMillis() / 1000.0, residentMebibytes());
      command("down");
    }
    System.out.println("time to healthy: " + new Percentiles(times));
  }

  private void command(String... words) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of(script.toString()));
    command.addAll(List.of(words));
    command.addAll(List.of("--data", data.root().toString()));
    Process process =
        new ProcessBuilder(command)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    if (process.waitFor() != 0) {
      throw new IllegalStateException(String.join(" ", command) + " failed");
    }
  }

  private long residentMebibytes() throws IOException {
    long kibibytes = 0;
    for (Service service : Service.values()) {
      Optional<ProcessHandle> process = new RunFolder(data.run()).find(service.processName());
      kibibytes += ResidentMemory.kibibytes(process.orElseThrow());
    }
    return kibibytes / 1024;
  }
}
