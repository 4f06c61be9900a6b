package org.mediatranscoder.localstack.supervise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OrphanTest {

  private static final Duration LIMIT = Duration.ofSeconds(20);

  @TempDir Path folder;

  @Test
  void aSupervisorThatIsKilledLeavesNoChild() throws Exception {
    Process supervisor =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Supervisor.class.getName(),
                folder.toString())
            .redirectErrorStream(true)
            .redirectOutput(Redirect.DISCARD)
            .start();
    try {
      RunFolder run = new RunFolder(folder);
      await().atMost(LIMIT).until(() -> run.find("orphan").isPresent());
      ProcessHandle orphan = run.find("orphan").orElseThrow();

      supervisor.destroyForcibly().waitFor();

      await().atMost(LIMIT).until(() -> !orphan.isAlive());
    } finally {
      supervisor.destroyForcibly();
    }
  }

  @Test
  void whatIsLeftAllTheSameIsSweptByTheNextRun() throws Exception {
    Process left = new ProcessBuilder("setsid", "sleep", "600").start();
    RunFolder run = new RunFolder(folder);
    run.record("left", left.toHandle());

    assertThat(run.sweep(Duration.ofSeconds(5))).containsExactly("left");

    await().atMost(LIMIT).until(() -> !left.isAlive());
    assertThat(run.sweep(Duration.ofSeconds(5))).isEmpty();
  }

  @Test
  void aProcessThatHasAnIdOfOursButStartedAtAnotherTimeIsLeftAlone() throws Exception {
    Process stranger = new ProcessBuilder("sleep", "600").start();
    try {
      java.nio.file.Files.writeString(folder.resolve("old.pid"), stranger.pid() + " 1\n");
      assertThat(new RunFolder(folder).sweep(Duration.ofSeconds(5))).isEmpty();
      assertThat(stranger.isAlive()).isTrue();
    } finally {
      stranger.destroyForcibly();
    }
  }

  /** Starts one child and waits to be killed. */
  static final class Supervisor {

    private Supervisor() {}

    public static void main(String[] args) throws InterruptedException {
      Path folder = Path.of(args[0]);
      new Child(
              Children.shell("orphan", "exec sleep 600", folder, () -> true),
              new Launcher(),
              new RunFolder(folder),
              System.err::println)
          .start();
      new CountDownLatch(1).await();
    }
  }
}
