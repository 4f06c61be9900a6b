package org.mediatranscoder.benchmarks;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.mediatranscoder.localstack.settings.Address;

/**
 * The same work as a small Flask and Celery design does it, until it is closed. It uses the Redis
 * and the S3 of a stack of ours. Its folder has the scripts {@code up} and {@code down}; its README
 * names the packages.
 */
final class FlaskPeer implements AutoCloseable {

  static final URI GATEWAY = URI.create("http://127.0.0.1:5001");

  private static final Duration START = Duration.ofSeconds(30);
  private static final String PYTHON = "/usr/bin/python3";

  private final Path folder;
  private final Path state;
  private final String redis;

  private FlaskPeer(Path folder, Path state, String redis) {
    this.folder = folder;
    this.state = state;
    this.redis = redis;
  }

  static FlaskPeer up(Path folder, OwnStack stack) throws IOException, InterruptedException {
    Path state = Files.createDirectories(stack.data().folder("peer"));
    FlaskPeer peer =
        new FlaskPeer(
            folder, state, "redis://127.0.0.1:%d/1".formatted(stack.ports().of(Address.REDIS)));
    peer.run("./up", peer.redis, stack.ports().url(Address.S3).toString());
    peer.awaitStart();
    return peer;
  }

  /** Of its user. */
  String token() throws IOException, InterruptedException {
    return python("print(token())");
  }

  /** Makes records of ended jobs; the id of the last one. */
  String makeJobs(int count) throws IOException, InterruptedException {
    return python(
        """
        import uuid
        for _ in range(%d):
            job = str(uuid.uuid4())
            update(job, user="user-1", status="COMPLETED", format="wav", input="raw/" + job,
                   email="ada@example.test", created=time.time(), progress=100, output="out/" + job)
            store.lpush("user:user-1:jobs", job)
        print(job)\
        """
            .formatted(count));
  }

  private String python(String program) throws IOException, InterruptedException {
    return run(PYTHON, "-c", "from common import *\n" + program).strip();
  }

  private void awaitStart() throws IOException, InterruptedException {
    String token = token();
    Instant deadline = Instant.now().plus(START);
    while (true) {
      try {
        var _ = Wrk.run(GATEWAY + "/jobs", token, 1);
        return;
      } catch (IllegalStateException notYet) {
        if (Instant.now().isAfter(deadline)) {
          throw notYet;
        }
        Thread.sleep(Duration.ofMillis(500));
      }
    }
  }

  /** What it printed. Its output goes to a file, which its children may keep open. */
  private String run(String... command) throws IOException, InterruptedException {
    Path out = state.resolve("said");
    List<String> words = new ArrayList<>(List.of(command));
    ProcessBuilder builder =
        new ProcessBuilder(words)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(out.toFile());
    builder.environment().put("STATE", state.toString());
    builder.environment().put("REDIS_URL", redis);
    int code = builder.start().waitFor();
    String said = Files.readString(out, StandardCharsets.UTF_8);
    if (code != 0) {
      throw new IllegalStateException(said);
    }
    return said;
  }

  @Override
  public void close() throws IOException {
    try {
      run("./down");
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }
}
