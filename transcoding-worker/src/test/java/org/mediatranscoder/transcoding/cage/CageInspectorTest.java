package org.mediatranscoder.transcoding.cage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.Status;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** What a system cannot give to the cage is found at start, and said. */
@ExtendWith(OutputCaptureExtension.class)
class CageInspectorTest {

  private static final CageUsers USERS = new CageUsers(60_600);

  @TempDir Path folder;

  @Test
  void withoutTheToolsEverythingIsMissing() {
    CageTools none = CageTools.on(new SearchPath(List.of()));
    CageReport report = inspect(none, CageForTests.ffmpeg());
    assertThat(report.given()).isEmpty();
    assertThat(report.details())
        .containsEntry(
            "limits",
            "memory, file size and threads of FFmpeg have no limit (prlimit is not installed)")
        .containsEntry(
            "network",
            "FFmpeg reaches the network (unshare is not installed; enosys is not installed)")
        .containsEntry("user", "FFmpeg runs as the user of the worker (setpriv is not installed)");
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void anFfmpegThatAnotherUserCannotReachRunsAsThatOfTheWorker() throws IOException {
    CageTools tools = CageTools.on(SearchPath.ofEnvironment());
    assumeTrue(inspect(tools, CageForTests.ffmpeg()).gives(Protection.USER));
    Path closed = Files.createDirectory(folder.resolve("closed"));
    Files.setPosixFilePermissions(closed, PosixFilePermissions.fromString("rwx------"));
    Path program = Files.writeString(closed.resolve("ffmpeg"), "#!/bin/sh\n");
    Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));

    CageReport report = inspect(tools, new Ffmpeg(program, program, "5.1"));

    assertThat(report.lack(Protection.USER)).get().asString().endsWith("cannot be run in it)");
    assertThat(report.gives(Protection.CAPABILITIES)).isTrue();
  }

  @Test
  void whatIsMissingIsSaidAtStartAndInHealthWhichStaysUp(CapturedOutput output) {
    Cage cage =
        CageConfiguration.cage(
            CageForTests.LIMITS, new CageProperties(0), CageForTests.ffmpeg(), folder);
    assertThat(output)
        .containsPattern(
            "WARN .*The cage is incomplete: FFmpeg runs as the user of the worker \\(");
    Health health = new CageHealthIndicator(cage).health();
    assertThat(health.getStatus()).isEqualTo(Status.UP);
    assertThat(health.getDetails().get("user"))
        .asString()
        .startsWith("FFmpeg runs as the user of the worker");
    assertThat(health.getDetails()).hasSize(Protection.values().length);
  }

  private CageReport inspect(CageTools tools, Ffmpeg ffmpeg) {
    return new CageInspector(tools, CageForTests.LIMITS, USERS, ffmpeg).inspect(folder);
  }
}
