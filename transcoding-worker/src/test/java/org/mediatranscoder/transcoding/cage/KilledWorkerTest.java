package org.mediatranscoder.transcoding.cage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** A worker that is killed with -9 can clean up nothing; the kernel ends its FFmpeg. */
@EnabledOnOs(value = OS.LINUX, disabledReason = "only Linux has the signal of a parent's death")
class KilledWorkerTest {

  @TempDir Path directory;

  @Test
  void whenTheWorkerIsKilledItsFfmpegDiesToo() throws IOException {
    CageForTests.open(directory);
    Path program = directory.resolve("ffmpeg");
    Files.writeString(program, "#!/bin/sh\n: > started\nexec sleep 300\n");
    Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));
    Process worker = startWorker(program);
    try {
      Path started = directory.resolve("started");
      await().atMost(Duration.ofSeconds(20)).until(() -> Files.exists(started));
      assertThat(ProcessesIn.directory(directory)).isNotEmpty();
      worker.destroyForcibly();
      await()
          .atMost(Duration.ofSeconds(10))
          .until(() -> ProcessesIn.directory(directory).isEmpty());
    } finally {
      worker.destroyForcibly();
    }
  }

  private Process startWorker(Path program) throws IOException {
    return new ProcessBuilder(
            ProcessHandle.current().info().command().orElse("java"),
            "-XX:TieredStopAtLevel=1",
            "-cp",
            System.getProperty("java.class.path"),
            Worker.class.getName(),
            program.toString(),
            directory.toString())
        .inheritIO()
        .start();
  }

  /** The main class of the worker that is killed. */
  static final class Worker {

    private Worker() {}

    public static void main(String[] args) throws InterruptedException {
      Path directory = Path.of(args[1]);
      try (var run =
          new CagedProcess<>(
              CageForTests.cage(), Path.of(args[0]), directory, List.of(), new NoOutput())) {
        run.awaitEnd(Duration.ofMinutes(1));
      }
    }
  }
}
