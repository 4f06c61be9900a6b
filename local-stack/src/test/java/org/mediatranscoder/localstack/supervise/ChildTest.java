package org.mediatranscoder.localstack.supervise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mediatranscoder.localstack.settings.CommandFailedException;

class ChildTest {

  private static final Duration LIMIT = Duration.ofSeconds(10);

  private final List<String> said = new CopyOnWriteArrayList<>();
  private final List<Child> started = new CopyOnWriteArrayList<>();
  private final Launcher launcher = new Launcher();

  @TempDir Path folder;

  @AfterEach
  void stopAll() {
    started.forEach(Child::stop);
  }

  @Test
  void aKilledChildIsStartedAgainAndThatIsSaid() {
    child("sleeper", "exec sleep 600", () -> true).start();
    ProcessHandle first = process("sleeper");
    first.destroyForcibly();
    await()
        .atMost(LIMIT)
        .untilAsserted(
            () -> {
              assertThat(run().find("sleeper")).isPresent();
              assertThat(process("sleeper").pid()).isNotEqualTo(first.pid());
            });
    await().atMost(LIMIT).until(() -> said.size() >= 2);
    assertThat(said.get(0)).contains("sleeper", "exit code 137", "starting it again", ".log");
    assertThat(said.get(1)).contains("sleeper is back");
  }

  @Test
  void whatADeadChildLeavesBehindIsKilled() throws Exception {
    Path pid = folder.resolve("grandchild");
    child(
            "parent",
            "sleep 600 & echo $! > '%s.new'; mv '%s.new' '%s'; wait".formatted(pid, pid, pid),
            () -> Files.exists(pid))
        .start();
    ProcessHandle grandchild = handle(pid);
    process("parent").destroyForcibly();
    await().atMost(LIMIT).until(() -> !grandchild.isAlive());
  }

  @Test
  void aChildThatEndsBeforeItIsReadyIsNamedWithTheEndOfItsLog() {
    assertThatThrownBy(() -> child("broken", "echo no such disk; exit 3", () -> false).start())
        .isInstanceOf(CommandFailedException.class)
        .hasMessageContaining("broken ended with exit code 3")
        .hasMessageContaining("broken.log")
        .hasMessageContaining("no such disk");
  }

  @Test
  void aChildThatIgnoresTheRequestToEndIsKilled() {
    Child stubborn = child("stubborn", "trap '' TERM; while :; do sleep 1; done", () -> true);
    stubborn.start();
    ProcessHandle process = process("stubborn");
    stubborn.stop();
    await().atMost(LIMIT).until(() -> !process.isAlive());
    assertThat(run().find("stubborn")).isEmpty();
    assertThat(said).isEmpty();
  }

  private Child child(String name, String script, Readiness readiness) {
    Child child =
        new Child(Children.shell(name, script, folder, readiness), launcher, run(), said::add);
    started.add(child);
    return child;
  }

  private ProcessHandle process(String name) {
    return run().find(name).orElseThrow();
  }

  private RunFolder run() {
    return new RunFolder(folder);
  }

  private static ProcessHandle handle(Path pid) throws Exception {
    return ProcessHandle.of(Long.parseLong(Files.readString(pid).strip())).orElseThrow();
  }
}
