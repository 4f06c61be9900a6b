package org.mediatranscoder.benchmarks;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.mediatranscoder.localstack.client.SignIn;
import org.mediatranscoder.localstack.client.TranscoderClient;
import org.mediatranscoder.localstack.settings.DataFolder;
import org.mediatranscoder.localstack.settings.Ports;
import org.mediatranscoder.localstack.supervise.RunFolder;
import tools.jackson.databind.JsonNode;

/** All services of one build, on free ports and with data of their own, until it is closed. */
final class OwnStack implements AutoCloseable {

  private static final Duration LONGEST_JOB = Duration.ofMinutes(15);

  /** As often as the page asks. */
  private static final Duration PAUSE = Duration.ofSeconds(1);

  private final Path script;
  private final DataFolder data;
  private final Ports ports = Ports.free();
  private final Map<String, String> settings;
  private final Supplier<String> tokens;
  private final TranscoderClient client;

  private OwnStack(Path repository, Path data, Map<String, String> settings) {
    this.script = repository.resolve("transcoder");
    this.data = DataFolder.open(data);
    this.settings = settings;
    this.tokens = new SignIn(ports).tokens();
    this.client = new TranscoderClient(ports, tokens);
  }

  /** Builds what is not built, and returns once all is healthy. */
  static OwnStack up(Path repository, Path data) throws IOException, InterruptedException {
    return up(repository, data, Map.of());
  }

  /**
   * @param settings of the services, as environment variables
   */
  static OwnStack up(Path repository, Path data, Map<String, String> settings)
      throws IOException, InterruptedException {
    OwnStack stack = new OwnStack(repository, data, settings);
    stack.command("up", "-d");
    return stack;
  }

  Ports ports() {
    return ports;
  }

  DataFolder data() {
    return data;
  }

  TranscoderClient client() {
    return client;
  }

  /** A bearer token that is valid now. */
  String token() {
    return tokens.get();
  }

  ProcessHandle process(String name) {
    return new RunFolder(data.run()).find(name).orElseThrow();
  }

  /** The job once it has ended, however that was. */
  JsonNode awaitEnd(String jobId) throws InterruptedException {
    long deadline = System.nanoTime() + LONGEST_JOB.toNanos();
    while (System.nanoTime() < deadline) {
      JsonNode job = client.status(jobId);
      switch (job.get("status").asString()) {
        case "COMPLETED", "FAILED", "CANCELLED" -> {
          return job;
        }
        default -> Thread.sleep(PAUSE);
      }
    }
    throw new IllegalStateException("Job " + jobId + " did not end within " + LONGEST_JOB);
  }

  private void command(String... words) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of(script.toString()));
    command.addAll(List.of(words));
    command.addAll(List.of("--data", data.root().toString()));
    ProcessBuilder process =
        new ProcessBuilder(command)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .redirectError(ProcessBuilder.Redirect.INHERIT);
    Map<String, String> environment = process.environment();
    environment.putAll(settings);
    ports.numbers().forEach((address, port) -> environment.put(address.variable(), port + ""));
    if (process.start().waitFor() != 0) {
      throw new IllegalStateException(String.join(" ", command) + " failed");
    }
  }

  @Override
  public void close() throws IOException {
    client.close();
    try {
      command("down");
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }
}
