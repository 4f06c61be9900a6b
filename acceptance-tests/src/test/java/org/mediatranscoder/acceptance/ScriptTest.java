package org.mediatranscoder.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The script alone, in a repository where nothing is built and Maven is slow. */
class ScriptTest {

  @TempDir Path repository;

  @ParameterizedTest
  @ValueSource(strings = {"TERM", "INT", "HUP"})
  void aBuildEndsWithTheScriptThatStartedIt(String signal) throws Exception {
    Process script = start(aProgram("mvn", "echo $$ > %s; exec sleep 600".formatted(words())));
    long build = Long.parseLong(wordsOfMaven());
    assertThat(ProcessHandle.of(build)).isPresent();

    new ProcessBuilder("kill", "-s", signal, Long.toString(script.pid())).start().waitFor();

    assertThat(script.waitFor(10, TimeUnit.SECONDS)).isTrue();
    assertThat(script.exitValue()).isEqualTo(143);
    await().until(() -> ProcessHandle.of(build).filter(ProcessHandle::isAlive).isEmpty());
  }

  @ParameterizedTest
  @CsvSource({
    "56. 70.100, dependency:unpack@ffmpeg", // FFmpeg 4.4
    "57. 24.100, dependency:unpack@ffmpeg", // FFmpeg 5.0
    "57. 28.100, package", // FFmpeg 5.1
    "60. 26.102, package", // FFmpeg 8
  })
  void anFfmpegThatIsTooOldIsLeftAlone(String libavutil, String step) throws Exception {
    aProgram("ffmpeg", "echo 'libavutil      %s / %s'".formatted(libavutil, libavutil));
    aProgram("ffprobe", "exit 0");

    Process script = start(aProgram("mvn", "echo \"$@\" > %s; exit 1".formatted(words())));

    assertThat(wordsOfMaven()).endsWith(step);
    assertThat(script.waitFor(10, TimeUnit.SECONDS)).isTrue();
    assertThat(script.exitValue()).isEqualTo(1);
  }

  @Test
  void withoutALocaleFilesOfAllLettersCanBeNamedAllTheSame() throws Exception {
    Process script = start(aProgram("mvn", "locale charmap > %s; exit 1".formatted(words())));

    assertThat(wordsOfMaven()).isEqualTo("UTF-8");
    assertThat(script.waitFor(10, TimeUnit.SECONDS)).isTrue();
    assertThat(script.exitValue()).isEqualTo(1);
  }

  private Process start(Path programs) throws IOException {
    Path script = Files.copy(CommandLine.script(), repository.resolve("transcoder"));
    ProcessBuilder builder =
        // The one who runs the tests may ignore interrupts, which would be inherited.
        new ProcessBuilder("env", "--default-signal", script.toString(), "up");
    builder.environment().put("LC_ALL", "C");
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    builder
        .environment()
        .merge("PATH", programs.toString(), (path, first) -> first + File.pathSeparator + path);
    return builder
        .redirectErrorStream(true)
        .redirectOutput(repository.resolve("output").toFile())
        .start();
  }

  private String wordsOfMaven() throws IOException {
    await().until(() -> Files.exists(words()) && Files.size(words()) > 0);
    return Files.readString(words()).strip();
  }

  private Path words() {
    return repository.resolve("words");
  }

  /** The folder that it is in. */
  private Path aProgram(String name, String commands) throws IOException {
    Path folder = Files.createDirectories(repository.resolve("bin"));
    Path file = Files.writeString(folder.resolve(name), "#!/bin/sh\n" + commands + "\n");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    return folder;
  }
}
