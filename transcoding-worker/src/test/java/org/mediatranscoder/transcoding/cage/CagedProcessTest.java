package org.mediatranscoder.transcoding.cage;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.io.TempDir;

class CagedProcessTest {

  private static final Duration LONG_ENOUGH_TO_START = Duration.ofMillis(100);

  @TempDir Path directory;

  @RepeatedTest(10)
  void nothingIsStartedAfterItWasClosed() {
    Set<ProcessHandle> before = children();
    new CagedProcess<>(
            CageForTests.cage(), Path.of("/bin/sleep"), directory, List.of("300"), new NoOutput())
        .close();
    long end = System.nanoTime() + LONG_ENOUGH_TO_START.toNanos();
    while (System.nanoTime() < end) {
      assertThat(children()).isSubsetOf(before);
    }
  }

  private static Set<ProcessHandle> children() {
    return ProcessHandle.current().children().collect(Collectors.toSet());
  }
}
