package org.mediatranscoder.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.mediatranscoder.testsupport.Programs;

/** What a release is asked from outside at its end, with a token: a clip goes all the way. */
@ExtendWith(OneStack.class)
class SmokeTest {

  private static final Path SMOKE = Path.of("..", "infra", "release", "smoke").toAbsolutePath();
  private static final Duration LIMIT = Duration.ofMinutes(4);

  @TempDir Path folder;

  @BeforeAll
  static void requirePrograms() {
    assumeTrue(
        Stream.of("curl", "jq", "ffmpeg").allMatch(it -> Programs.find(it).isPresent()),
        "No curl, no jq or no ffmpeg on the PATH: the smoke test is not tried");
  }

  @Test
  void aClipGoesAllTheWay(RunningStack stack) throws Exception {
    OutsideProgram.Outcome outcome = smoke(stack, Map.of());

    assertThat(outcome.exitCode()).as(outcome.output()).isZero();
    assertThat(outcome.output()).containsPattern("Job [0-9a-f-]{36} is COMPLETED");
  }

  /** The clip is none: what stands in for FFmpeg writes a file that is no media. */
  @Test
  void aJobThatFailsIsAReleaseThatFails(RunningStack stack) throws Exception {
    Path bin = Files.createDirectories(folder.resolve("bin"));
    Path ffmpeg =
        Files.writeString(
            bin.resolve("ffmpeg"),
            "#!/bin/sh\nfor last; do :; done\nhead -c 20000 /dev/zero >\"$last\"\n");
    Files.setPosixFilePermissions(ffmpeg, PosixFilePermissions.fromString("rwxr-xr-x"));

    OutsideProgram.Outcome outcome =
        smoke(stack, Map.of("PATH", bin + File.pathSeparator + System.getenv("PATH")));

    assertThat(outcome.exitCode()).as(outcome.output()).isEqualTo(1);
    assertThat(outcome.output()).containsPattern("smoke: job [0-9a-f-]{36} is FAILED");
  }

  private OutsideProgram.Outcome smoke(RunningStack stack, Map<String, String> more)
      throws Exception {
    Path outputs =
        Files.writeString(
            folder.resolve("outputs"),
            """
            {"addresses": {"client-ui": "%s", "api-gateway": "%s", "auth-service": "%s"}}
            """
                .formatted(
                    stack.clientUi(), stack.gateway(), stack.part("auth-service").address()));
    Map<String, String> environment = new TreeMap<>(more);
    environment.put("SMOKE_TOKEN", stack.token());
    environment.put("SMOKE_EMAIL", Inbox.freshAddress());
    environment.put("SMOKE_SECONDS", "60");
    environment.put("SMOKE_JOB_SECONDS", "180");
    return OutsideProgram.run(
        folder, environment, LIMIT, "bash", "-c", "'" + SMOKE + "' <'" + outputs + "'");
  }
}
