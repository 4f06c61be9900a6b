package org.mediatranscoder.transcoding.cage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.unit.DataSize;

/**
 * Seen from inside: a shell in FFmpeg's place tries what code could try that came with a file. What
 * this system cannot give is skipped here, and said at the start of a worker.
 */
@EnabledOnOs(value = OS.LINUX, disabledReason = "the tools of the cage are Linux's")
class CageTest {

  private static final Duration LONGEST_WAIT = Duration.ofSeconds(60);

  @TempDir Path folder;
  Path directory;

  @BeforeEach
  void prepare() throws IOException {
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
    directory = directoryOfJob("job");
  }

  @Test
  void ffmpegIsAnotherUserThanTheWorker() throws Exception {
    assume(Protection.USER);
    assertThat(output("id -u; id -g; id -G")).matches("(6\\d{4})\n\\1\n\\1\n");
  }

  @Test
  void ffmpegHasNoCapabilitiesAndCanGainNone() throws Exception {
    assume(Protection.CAPABILITIES);
    try (var run = run(CageForTests.LIMITS, "exec sleep 300")) {
      await().until(() -> DescendantsNamed.of("sleep").findAny().isPresent());
      ProcessHandle program = DescendantsNamed.of("sleep").findAny().orElseThrow();
      assertThat(Files.readAllLines(Path.of("/proc", Long.toString(program.pid()), "status")))
          .filteredOn(line -> line.matches("(Cap(Inh|Prm|Eff|Amb)|NoNewPrivs):.*"))
          .hasSize(5)
          .allMatch(line -> line.matches("Cap...:\t0+|NoNewPrivs:\t1"));
      assertThat(run.awaitEnd(Duration.ZERO)).isFalse();
    }
  }

  @Test
  void ffmpegReachesNoServerOfThisMachine() throws Exception {
    assume(Protection.NETWORK);
    try (var server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      String connect =
          "(exec 3<>/dev/tcp/127.0.0.1/%d) 2>/dev/null && echo reached || echo not reached"
              .formatted(server.getLocalPort());
      assertThat(outside(connect)).isEqualTo("reached\n");
      assertThat(output(connect)).isEqualTo("not reached\n");
    }
  }

  @Test
  void ffmpegCannotReadTheEnvironmentOfTheWorker() throws Exception {
    assume(Protection.PROCESSES);
    String read =
        "cat /proc/%d/environ >/dev/null 2>&1 && echo read || echo not read"
            .formatted(ProcessHandle.current().pid());
    assertThat(outside(read)).isEqualTo("read\n");
    assertThat(output(read)).isEqualTo("not read\n");
    assertThat(output("cat /proc/$PPID/environ >/dev/null 2>&1 && echo read || echo not read"))
        .isEqualTo("not read\n");
  }

  @Test
  void ffmpegSeesNoProcessButItsOwn() throws Exception {
    assumeTrue(CageForTests.cage().report().taken().contains(Measure.NAMESPACES));
    assertThat(output("cat /proc/[0-9]*/comm 2>/dev/null; true")).matches("(bash\n|cat\n)*");
  }

  @Test
  void ffmpegWritesNoFileButTheOneThatItIsGiven() throws Exception {
    assume(Protection.USER);
    CageForTests.cage().prepareOutput(directory, "output");
    String made =
        "echo made > output; for name in source new; do (: > $name) 2>/dev/null && echo $name; done;"
            + " rm -f output 2>/dev/null; ln -s /etc/passwd tags 2>/dev/null; cat source";
    assertThat(output(made)).isEqualTo("of job");
    assertThat(directory.resolve("output")).hasContent("made");
    assertThat(directory).isDirectoryNotContaining("glob:**/{new,tags}");
  }

  @Test
  void ffmpegCannotReadTheFilesOfAnotherJob() throws Exception {
    assumeTrue(gives(Protection.USER) || gives(Protection.FILES));
    directoryOfJob("another");
    String read = "cat ../another/source 2>/dev/null; ls ../another 2>/dev/null; cat source";
    assertThat(outside(read)).isEqualTo("of anothersource\nof job");
    assertThat(output(read)).isEqualTo("of job");
    var another = directory;
    directory = folder.resolve("another");
    assertThat(output("cat ../job/source 2>/dev/null; cat source")).isEqualTo("of another");
    directory = another;
  }

  @Test
  void ffmpegWritesNoFileAboveTheLimit() throws Exception {
    assume(Protection.LIMITS);
    Path output = directory.resolve("output");
    CageForTests.cage().prepareOutput(directory, "output");
    CageLimits small = CageForTests.limits(DataSize.ofKilobytes(100), 100);
    try (var run = run(small, "exec head -c 1000000 /dev/zero > output")) {
      assertThat(run.awaitEnd(LONGEST_WAIT)).isTrue();
      assertThatExceptionOfType(AbnormalExitException.class)
          .isThrownBy(run::result)
          .matches(AbnormalExitException::wroteTooMuch);
    }
    assertThat(output).hasSize(100 << 10);
  }

  @Test
  void ffmpegStartsNoMoreProcessesThanTheLimit() throws Exception {
    assume(Protection.LIMITS);
    assume(Protection.USER);
    CageLimits few = CageForTests.limits(DataSize.ofKilobytes(100), 20);
    String many =
        "dash -c 'for i in $(seq 100); do sleep 300 >/dev/null & echo $i; done' 2>/dev/null; true";
    try (var run = run(few, many)) {
      assertThat(run.awaitEnd(LONGEST_WAIT)).isTrue();
      assertThat(run.result().lines()).hasSizeBetween(10, 20);
    }
    assertThat(ProcessesIn.directory(directory)).isEmpty();
  }

  @Test
  void whereItsUserIsThatOfTheWorkerFfmpegHasEightTimesTheLimit() throws Exception {
    assume(Protection.LIMITS);
    int most = CageForTests.LIMITS.maxProcesses();
    assertThat(output("ulimit -u")).isEqualTo((gives(Protection.USER) ? most : 8 * most) + "\n");
  }

  @Test
  void whatFfmpegHidesFromItsParentEndsWithItToo() throws Exception {
    assumeTrue(CageForTests.cage().report().taken().contains(Measure.NAMESPACES));
    try (var run = run(CageForTests.LIMITS, "(setsid sleep 300 >/dev/null 2>&1 &); echo started")) {
      assertThat(run.awaitEnd(LONGEST_WAIT)).isTrue();
      assertThat(run.result()).isEqualTo("started\n");
    }
    assertThat(ProcessesIn.directory(directory)).isEmpty();
  }

  private Path directoryOfJob(String name) throws IOException {
    Path made = Files.createDirectory(folder.resolve(name));
    Files.setPosixFilePermissions(made, PosixFilePermissions.fromString("rwx------"));
    Files.writeString(made.resolve("source"), "of " + name);
    return made;
  }

  private static void assume(Protection protection) {
    assumeTrue(gives(protection), () -> CageForTests.cage().report().lack(protection).orElse(""));
  }

  private static boolean gives(Protection protection) {
    return CageForTests.cage().report().gives(protection);
  }

  private String output(String script) throws InterruptedException {
    try (var run = run(CageForTests.LIMITS, script)) {
      assertThat(run.awaitEnd(LONGEST_WAIT)).isTrue();
      return run.result();
    }
  }

  private CagedProcess<String> run(CageLimits limits, String script) {
    return new CagedProcess<>(
        CageForTests.cage(limits),
        Path.of("/bin/bash"),
        directory,
        List.of("-c", script),
        CageTest::text);
  }

  /** The same without a cage. */
  private String outside(String script) throws IOException {
    Process process =
        new ProcessBuilder("/bin/bash", "-c", script).directory(directory.toFile()).start();
    try (var output = process.getInputStream()) {
      return text(output);
    }
  }

  private static String text(InputStream output) throws IOException {
    return new String(output.readAllBytes(), StandardCharsets.UTF_8);
  }
}
