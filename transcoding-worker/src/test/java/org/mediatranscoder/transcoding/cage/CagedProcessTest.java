package org.mediatranscoder.transcoding.cage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mediatranscoder.model.job.FailureCode;
import org.springframework.util.unit.DataSize;

class CagedProcessTest {

  private static final Duration LONG_ENOUGH_TO_START = Duration.ofMillis(100);
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(60);

  @TempDir Path directory;

  @RepeatedTest(10)
  void nothingIsStartedAfterItWasClosed() {
    Set<ProcessHandle> before = children();
    run("exec sleep 300", new NoOutput()).close();
    long end = System.nanoTime() + LONG_ENOUGH_TO_START.toNanos();
    while (System.nanoTime() < end) {
      assertThat(children()).isSubsetOf(before);
    }
  }

  @Test
  void itsOutputIsReadToTheEnd() throws InterruptedException {
    try (var run = run("seq 1 100000 | tail -n 1; echo log >&2", CagedProcessTest::text)) {
      assertThat(run.awaitEnd(LONGEST_WAIT)).isTrue();
      assertThat(run.result()).isEqualTo("100000\n");
      assertThat(run.diagnosis().lastLines()).isEqualTo("log");
    }
  }

  @Test
  void whatWritesMoreThanIsReadIsKilled() throws InterruptedException {
    OutputReader<String> bounded =
        ((OutputReader<String>) CagedProcessTest::text).atMost(DataSize.ofKilobytes(64));
    Set<ProcessHandle> before = children();
    try (var run = run("exec yes", bounded)) {
      assertThat(run.awaitEnd(LONGEST_WAIT)).isTrue();
      assertThatExceptionOfType(TooMuchOutputException.class).isThrownBy(run::result);
    }
    assertThat(children()).isSubsetOf(before);
  }

  @Test
  void aLogWithoutAnEndIsKilledToo() throws InterruptedException {
    Set<ProcessHandle> before = children();
    try (var run = run("exec tr '\\0' x < /dev/zero >&2", CagedProcessTest::text)) {
      assertThat(run.awaitEnd(LONGEST_WAIT)).isTrue();
      assertThatExceptionOfType(TooMuchOutputException.class)
          .isThrownBy(run::result)
          .matches(tooMuch -> tooMuch.toJobFailure().code() == FailureCode.TOO_LARGE);
    }
    assertThat(children()).isSubsetOf(before);
  }

  @Test
  void aReaderOfLinesTakesNoEndlessOne() throws InterruptedException {
    OutputReader<String> lines = ((OutputReader<String>) CagedProcessTest::text).ofLines();
    try (var run = run("exec tr '\\0' x < /dev/zero", lines)) {
      assertThat(run.awaitEnd(LONGEST_WAIT)).isTrue();
      assertThatExceptionOfType(TooMuchOutputException.class).isThrownBy(run::result);
    }
    try (var run = run("seq 1 100000", lines)) {
      assertThat(run.awaitEnd(LONGEST_WAIT)).isTrue();
      assertThat(run.result()).hasSizeGreaterThan(500_000);
    }
  }

  @Test
  void theStatusOfAProgramSaysMoreThanAReaderThatFails() throws InterruptedException {
    OutputReader<String> failing =
        output -> {
          throw new IOException("half a document");
        };
    try (var run = run("echo text; exit 3", failing)) {
      assertThat(run.awaitEnd(LONGEST_WAIT)).isTrue();
      assertThatExceptionOfType(AbnormalExitException.class)
          .isThrownBy(run::result)
          .withMessageStartingWith("Exit status 3")
          .matches(exit -> !exit.isCrash());
    }
  }

  @Test
  void aKilledProgramIsACrash() throws InterruptedException {
    try (var run = run("exec sleep 300", CagedProcessTest::text)) {
      await().until(() -> DescendantsNamed.of("sleep").findAny().isPresent());
      DescendantsNamed.of("sleep").forEach(ProcessHandle::destroyForcibly);
      assertThat(run.awaitEnd(LONGEST_WAIT)).isTrue();
      assertThatExceptionOfType(AbnormalExitException.class)
          .isThrownBy(run::result)
          .matches(AbnormalExitException::isCrash);
    }
  }

  @Test
  void aLineOfTheLogHasABound() throws InterruptedException {
    String longLine = "head -c 20000000 /dev/zero | tr '\\0' x >&2; echo >&2; echo last >&2";
    try (var run = run(longLine, CagedProcessTest::text)) {
      assertThat(run.awaitEnd(LONGEST_WAIT)).isTrue();
      assertThat(run.diagnosis().lastLines()).hasSizeLessThan(1000).endsWith("\nlast");
    }
  }

  private <T> CagedProcess<T> run(String script, OutputReader<T> reader) {
    return new CagedProcess<>(
        CageForTests.cage(), Path.of("/bin/sh"), directory, List.of("-c", script), reader);
  }

  private static String text(InputStream output) throws IOException {
    return new String(output.readAllBytes(), StandardCharsets.UTF_8);
  }

  private static Set<ProcessHandle> children() {
    return ProcessHandle.current().children().collect(Collectors.toSet());
  }
}
