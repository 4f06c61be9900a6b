package org.mediatranscoder.transcoding.encode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mediatranscoder.model.job.TranscodeRequest;
import org.mediatranscoder.transcoding.Samples;
import org.mediatranscoder.transcoding.Studio;
import org.mediatranscoder.transcoding.cage.CageForTests;
import org.mediatranscoder.transcoding.cage.CageLimits;
import org.mediatranscoder.transcoding.cage.ProcessesIn;
import org.mediatranscoder.transcoding.failure.TookTooLongException;
import org.springframework.util.unit.DataSize;

/**
 * What ends an encode before its time leaves no process. A script stands in for ffmpeg: it notes
 * its environment, starts a child and one that leaves it, and takes no heed of a polite request to
 * end.
 */
class StoppingTest {

  private static final String STUBBORN =
      """
      #!/bin/sh
      if [ "$1" = "-version" ]; then exec ffmpeg -version; fi
      trap '' TERM INT HUP
      env > env.txt
      pwd > pwd.txt
      grep -E 'NoNewPrivs' /proc/self/status > status.txt
      ulimit -v > memory.txt
      sleep 300 &
      (setsid sleep 300 > /dev/null 2>&1 &)
      : > started
      while :; do sleep 0.1; done
      """;

  @TempDir Path samplesFolder;
  @TempDir Path directory;
  Path stubborn;
  Samples samples;

  @BeforeEach
  void prepare() throws IOException {
    samples = new Samples(samplesFolder);
    CageForTests.open(samplesFolder);
    CageForTests.open(directory);
    stubborn = Files.writeString(samplesFolder.resolve("ffmpeg"), STUBBORN);
    Files.setPosixFilePermissions(stubborn, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  @Test
  void whenTheJobIsNoLongerOursNothingLivesOn() throws Exception {
    Studio studio = new Studio(directory, CageForTests.LIMITS, stubborn);
    AtomicInteger calls = new AtomicInteger();
    assertThatExceptionOfType(IllegalStateException.class)
        .isThrownBy(
            () ->
                studio.encode(
                    samples.mp4(),
                    "mp4-480p",
                    progress -> {
                      if (Files.exists(directory.resolve("started"))) {
                        calls.incrementAndGet();
                        throw new IllegalStateException("fenced off");
                      }
                    }));
    assertThat(calls).hasValue(1);
    assertNothingLives();
  }

  @Test
  void anEncodeThatStandsStillIsKilled() throws Exception {
    Studio studio = aMinuteLater(times(Duration.ofHours(1), Duration.ofSeconds(50)));
    assertThatExceptionOfType(TookTooLongException.class)
        .isThrownBy(() -> studio.encode(samples.mp4(), "mp3"))
        .withMessageContaining("stood still");
    assertNothingLives();
  }

  @Test
  void anEncodeThatTakesTooLongIsKilled() throws Exception {
    Studio studio = aMinuteLater(times(Duration.ofSeconds(50), Duration.ofHours(1)));
    assertThatExceptionOfType(TookTooLongException.class)
        .isThrownBy(() -> studio.encode(samples.mp4(), "mp3"))
        .withMessageContaining("longer than a job may take");
    assertNothingLives();
  }

  @Test
  void aMeasurementOfLoudnessThatStandsStillIsKilled() throws Exception {
    Studio studio = aMinuteLater(times(Duration.ofHours(1), Duration.ofSeconds(50)));
    assertThatExceptionOfType(TookTooLongException.class)
        .isThrownBy(() -> studio.plan(samples.mp4(), louder()))
        .withMessageContaining("stood still");
    assertNothingLives();
  }

  @Test
  void aMeasurementOfLoudnessEndsWhenTheJobIsNoLongerOurs() throws Exception {
    Studio studio = new Studio(directory, CageForTests.LIMITS, stubborn);
    assertThatExceptionOfType(IllegalStateException.class)
        .isThrownBy(
            () ->
                studio.plan(
                    samples.mp4(),
                    louder(),
                    progress -> {
                      if (Files.exists(directory.resolve("started"))) {
                        throw new IllegalStateException("fenced off");
                      }
                    }));
    assertNothingLives();
  }

  private static TranscodeRequest louder() {
    return new TranscodeRequest("mp3", "ada@example.test", Map.of("loudness", "-14"));
  }

  @Test
  void anInterruptKillsTheEncode() throws Exception {
    Studio studio = new Studio(directory, CageForTests.LIMITS, stubborn);
    Thread self = Thread.currentThread();
    assertThatExceptionOfType(InterruptedException.class)
        .isThrownBy(
            () ->
                studio.encode(
                    samples.mp4(),
                    "mp3",
                    progress -> {
                      if (Files.exists(directory.resolve("started"))) {
                        self.interrupt();
                      }
                    }));
    assertNothingLives();
  }

  @Test
  void ffmpegSeesNothingOfTheWorker() throws Exception {
    Studio studio = aMinuteLater(times(Duration.ofSeconds(50), Duration.ofHours(1)));
    assertThatExceptionOfType(TookTooLongException.class)
        .isThrownBy(() -> studio.encode(samples.mp4(), "mp3"));
    List<String> names =
        Files.readAllLines(directory.resolve("env.txt")).stream()
            .map(line -> line.substring(0, line.indexOf('=')))
            .toList();
    // The shell adds PWD (and some shells OLDPWD) itself.
    assertThat(names)
        .containsOnlyOnce("PATH", "LANG", "HOME")
        .isSubsetOf("PATH", "LANG", "HOME", "PWD", "OLDPWD", "_", "SHLVL");
    assertThat(read("pwd.txt")).isEqualTo(directory.toRealPath().toString());
    assertThat(read("status.txt")).matches("NoNewPrivs:\\s+1");
    assertThat(read("memory.txt"))
        .isEqualTo(Long.toString(CageForTests.LIMITS.maxMemory().toKilobytes()));
  }

  private static CageLimits times(Duration encode, Duration stall) {
    return CageForTests.limits(Duration.ofHours(1), DataSize.ofGigabytes(1), encode, stall);
  }

  /** For its watchdog a minute passes once the script has come to its end. */
  private Studio aMinuteLater(CageLimits limits) {
    InstantSource clock =
        () ->
            Files.exists(directory.resolve("started"))
                ? Instant.now().plus(Duration.ofMinutes(1))
                : Instant.now();
    return new Studio(directory, limits, stubborn, clock.withZone(ZoneOffset.UTC));
  }

  private void assertNothingLives() throws IOException {
    assertThat(directory.resolve("started")).exists();
    assertThat(ProcessesIn.directory(directory)).isEmpty();
  }

  private String read(String file) throws IOException {
    return Files.readString(directory.resolve(file)).strip();
  }
}
