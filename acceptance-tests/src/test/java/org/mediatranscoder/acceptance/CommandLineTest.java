package org.mediatranscoder.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(OneStack.class)
class CommandLineTest {

  @TempDir Path folder;

  @Test
  void demoTakesAVideoAllTheWayAndEndsWithThePathOfTheOutput(RunningStack stack) throws Exception {
    Path clip = Media.clip(folder.resolve("clip.mov"), 2);

    CommandLine.Outcome demo =
        stack.command("demo", clip.toString(), "--format", "webm-720p").succeeded();

    assertThat(Media.probe(Path.of(demo.lastLine())).codec("video")).isEqualTo("vp9");
    assertThat(demo.output()).contains("COMPLETED").contains("/d/");
  }

  @Test
  void demoTakesAnAudioFileToMp3(RunningStack stack) throws Exception {
    Path tone = Media.tone(folder.resolve("tone.flac"), 2);

    CommandLine.Outcome demo =
        stack.command("demo", tone.toString(), "--format", "mp3").succeeded();

    assertThat(Media.probe(Path.of(demo.lastLine())).codec("audio")).isEqualTo("mp3");
  }

  @Test
  void demoOfAFileThatIsNoMediaFailsAndSaysWhy(RunningStack stack) throws Exception {
    Path text = Files.writeString(folder.resolve("letter.mp4"), "no media at all\n".repeat(100));

    CommandLine.Outcome demo = stack.command("demo", text.toString());

    assertThat(demo.exitCode()).isNotZero();
    assertThat(demo.errors() + demo.output()).contains("FAILED");
  }

  @Test
  void demoPassesOverTheMailOfAStackOnOtherPorts(RunningStack stack) throws Exception {
    // First in the inbox, whatever comes while this test lasts.
    Path mail = stack.data().resolve("mail/9999999999999-9999.eml");
    Files.writeString(
        mail,
        """
        Subject: Of yesterday
        X-Envelope-To: somebody@example.org

        http://localhost:1/d/nobody-is-there-any-more
        """);
    Path tone = Media.tone(folder.resolve("tone.flac"), 1);

    try {
      CommandLine.Outcome demo =
          stack.command("demo", tone.toString(), "--format", "wav").succeeded();

      assertThat(Path.of(demo.lastLine())).exists();
    } finally {
      Files.delete(mail);
    }
  }

  @Test
  void whatAnEarlierBuildLeftAmongTheLibrariesIsNotRun(RunningStack stack) throws Exception {
    List<String> command = stack.commandOf("s3");

    assertThat(command.get(command.indexOf("-cp") + 1))
        .as("its manifest names the libraries of this build")
        .matches("[^:]*/local-stack-[^:/]*\\.jar");
  }

  @Test
  void whatWasPreparedForAnEarlierBuildIsThrownAway(RunningStack stack) throws Exception {
    Path cache = Path.of("../local-stack/target/supervisor.aot");
    // Moved, not written over: the supervisor of the stack may have it mapped.
    Path kept = cache.resolveSibling("supervisor.aot.kept");
    boolean prepared = Files.exists(cache);
    if (prepared) {
      Files.move(cache, kept);
    }
    try {
      Files.writeString(cache, "of an earlier build");
      Files.setLastModifiedTime(cache, FileTime.fromMillis(0));

      stack.command("status").succeeded();

      assertThat(cache).doesNotExist();
    } finally {
      if (prepared) {
        Files.move(kept, cache, StandardCopyOption.REPLACE_EXISTING);
      }
    }
  }

  @Test
  void aSecondStackOnTheSamePortsIsRefusedWithThePortsNamed(RunningStack stack) {
    String port = Integer.toString(stack.gateway().getPort());
    CommandLine other =
        new CommandLine(
            folder, Map.of("TRANSCODER_PORT_GATEWAY", port, "TRANSCODER_BUILD", "skip"));

    CommandLine.Outcome up =
        other.run(Duration.ofMinutes(2), "up", "-d", "--data", folder.resolve("data").toString());

    assertThat(up.exitCode()).isNotZero();
    assertThat(up.errors())
        .contains(port, "api-gateway", "held by java, process")
        .contains("of the Media Transcoder with the data folder " + stack.data());
  }

  @Test
  void statusAndTokenFindTheStackAfterTheClockWasSet(RunningStack stack) throws Exception {
    SetClock later = SetClock.anHourLater(folder);
    assumeTrue(later.canBeSeen(), "No mount namespaces: the clock cannot be faked");
    Map<String, String> environment = stack.another(folder, Map.of()).environment();
    String script = CommandLine.script().toString();
    String data = stack.data().toString();

    String status = later.output(environment, List.of(script, "status", "--data", data));
    String token = later.output(environment, List.of(script, "token", "--data", data));

    assertThat(status).containsPattern("client-ui +\\S+ +\\d+ +up").doesNotContain("DOWN");
    assertThat(token).containsPattern(BrowserStorage.A_JWT);
  }

  @Test
  @EnabledIfSystemProperty(
      named = "transcoder.test.large",
      matches = "true",
      disabledReason = "starts another stack: ./transcoder test --large")
  void whoHasNoFfmpegAndMayNotInstallItGetsTheOneOnMavenCentral(RunningStack stack)
      throws Exception {
    Files.deleteIfExists(Path.of("../local-stack/target/ffmpeg/ffprobe"));
    Path clip = Media.clip(folder.resolve("clip.mov"), 1);
    Path data = folder.resolve("data");
    CommandLine withoutFfmpeg = stack.another(folder, Map.of("PATH", MachineWithoutFfmpeg.path()));

    CommandLine.Outcome demo =
        withoutFfmpeg
            .run(Duration.ofMinutes(3), "demo", clip.toString(), "--data", data.toString())
            .succeeded();

    assertThat(demo.errors())
        .contains("There is no ffmpeg")
        .as("every part is told of when it is up")
        .contains("  redis 1/12", "  client-ui ", "  mongodb ", " 12/12");
    assertThat(Media.probe(Path.of(demo.lastLine())).codec("video")).isEqualTo("h264");
    assertThat(data.resolve("logs/transcoding-worker.log"))
        .content()
        .contains("local-stack/target/ffmpeg/ffmpeg");
  }

  @Test
  void anUnknownCommandIsRefused(RunningStack stack) {
    CommandLine.Outcome outcome = stack.command("transmogrify");

    assertThat(outcome.exitCode()).isNotZero();
    assertThat(outcome.errors()).contains("transmogrify");
  }
}
