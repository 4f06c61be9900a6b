package org.mediatranscoder.transcoding.encode;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mediatranscoder.model.job.OutputQuality;
import org.mediatranscoder.model.job.TranscodeRequest;
import org.mediatranscoder.transcoding.cage.Cage;
import org.mediatranscoder.transcoding.cage.CageForTests;
import org.mediatranscoder.transcoding.cage.Ffmpeg;
import org.mediatranscoder.transcoding.probe.Probe;
import org.mediatranscoder.transcoding.probe.Prober;

/** How close outputs are to their sources. */
class QualityTest extends StudioTest {

  private static final Duration LONG = Duration.ofHours(1);

  @ParameterizedTest
  @CsvSource({"mp4-480p, low", "mp4-480p, high", "webm-720p, standard", "hevc-1080p, standard"})
  void sampledFramesAreComparedWithTheSource(String format, String quality)
      throws InterruptedException {
    OutputQuality measured = measured(clip(), format, Map.of("quality", quality)).orElseThrow();
    assertThat(measured.frames()).isBetween(24, 26);
    assertThat(measured.ssim()).isBetween(0.5, 0.9999);
    assertThat(measured.worst()).isLessThanOrEqualTo(measured.ssim());
  }

  @Test
  @SlowMedia
  void aBetterQualityIsCloser() throws InterruptedException {
    double low = measured(clip(), "mp4-480p", Map.of("quality", "low")).orElseThrow().ssim();
    double high = measured(clip(), "mp4-480p", Map.of("quality", "high")).orElseThrow().ssim();
    assertThat(high).isGreaterThan(low + 0.01);
  }

  @Test
  @SlowMedia
  void theWorstMomentIsNamed() throws InterruptedException {
    Path worse =
        samples.make(
            "worse.mp4",
            "-f lavfi -i testsrc2=s=320x240:r=25:d=20,noise=alls=100:allf=t:enable='gt(t\\,12)'"
                + " -c:v libx264 -preset ultrafast -crf 10 -g 50 -pix_fmt yuv420p");
    OutputQuality measured = measured(worse, "mp4-480p", Map.of("quality", "low")).orElseThrow();
    assertThat(measured.worst()).isLessThan(measured.ssim() - 0.01);
    assertThat(measured.worstAt()).isBetween(Duration.ofSeconds(12), Duration.ofSeconds(19));
  }

  @Test
  void aSecondBeginsAtAKeyFrameSoThatFewFramesAreDecoded() throws InterruptedException {
    Path keys =
        samples.make(
            "keys.mp4",
            "-f lavfi -i testsrc2=s=320x240:r=25:d=60,noise=alls=20:allf=t"
                + " -c:v libx264 -preset ultrafast -crf 30 -g 175 -pix_fmt yuv420p");
    OutputQuality measured = measured(keys, "mp4-480p", Map.of("quality", "low")).orElseThrow();
    assertThat(measured.frames()).isBetween(4 * 24, 4 * 26);
    assertThat(measured.worstAt().toMillis() % 7000).isZero();
  }

  @Test
  void whereOneSecondTakesLongNoOtherIsCompared() throws InterruptedException {
    Path minute =
        samples.make(
            "minute.mp4",
            "-f lavfi -i testsrc2=s=320x240:r=25:d=60 -c:v libx264 -preset ultrafast"
                + " -pix_fmt yuv420p");
    studio.encode(minute, request("mp4-480p", Map.of("quality", "low")), progress -> {});
    Clock slow = new SecondByReading();
    assertThat(
            measure("mp4-480p", Duration.ofSeconds(60), slow, CageForTests.ffmpeg())
                .orElseThrow()
                .frames())
        .isBetween(24, 26);
  }

  @Test
  void aKeyFrameThatCannotBeFoundDoesNotFailTheJob() throws InterruptedException, IOException {
    studio.encode(clip(), request("mp4-480p", Map.of("quality", "low")), progress -> {});
    Path crashing = Files.writeString(directory.resolve("ffprobe"), "#!/bin/sh\nkill -SEGV $$\n");
    Files.setPosixFilePermissions(crashing, PosixFilePermissions.fromString("rwxr-xr-x"));
    Ffmpeg real = CageForTests.ffmpeg();
    Ffmpeg programs = new Ffmpeg(real.ffmpeg(), crashing, real.version());

    assertThat(measure("mp4-480p", LONG, Clock.systemUTC(), programs)).isPresent();
  }

  @Test
  @SlowMedia
  void nothingIsToldOfACopyOrOfAudio() throws InterruptedException {
    assertThat(measured(samples.mp4(), "mp4-720p", Map.of())).isEmpty();
    assertThat(measured(samples.mp4(), "mp3", Map.of())).isEmpty();
  }

  @Test
  void framesThatAreNotTheSameOnesAreNotCompared() throws InterruptedException {
    FrameTimesReader.Times times = new FrameTimesReader.Times(List.of(0L, 3600L), List.of(0L));
    assertThat(times.agree(100)).isFalse();
    assertThat(new FrameTimesReader.Times(List.of(0L), List.of(300L)).agree(100)).isFalse();
    assertThat(new FrameTimesReader.Times(List.of(0L), List.of(90L)).agree(100)).isTrue();
  }

  @Test
  void withoutTimeNothingIsTold() throws InterruptedException {
    studio.encode(clip(), request("mp4-480p", Map.of("quality", "low")), progress -> {});
    assertThat(measure("mp4-480p", Duration.ofMillis(1))).isEmpty();
    assertThat(Files.exists(studio.outputFile("mp4-480p"))).isTrue();
  }

  private static Path clip() {
    return samples.make(
        "clip.mp4",
        "-f lavfi -i testsrc2=s=320x240:r=25:d=5,noise=alls=20:allf=t"
            + " -c:v libx264 -preset ultrafast -crf 10 -pix_fmt yuv420p");
  }

  private Optional<OutputQuality> measured(Path source, String format, Map<String, Object> options)
      throws InterruptedException {
    studio.encode(source, request(format, options), progress -> {});
    return measure(format, LONG);
  }

  private Optional<OutputQuality> measure(String format, Duration took)
      throws InterruptedException {
    return measure(format, took, Clock.systemUTC(), CageForTests.ffmpeg());
  }

  private Optional<OutputQuality> measure(
      String format, Duration took, Clock clock, Ffmpeg programs) throws InterruptedException {
    Cage cage = CageForTests.cage();
    Prober prober = new Prober(programs, cage, CageForTests.abilities());
    QualityMeter meter = new QualityMeter(prober, programs, cage, clock);
    Probe source =
        new Prober(CageForTests.ffmpeg(), cage, CageForTests.abilities())
            .probe(directory, "source");
    String output = studio.outputFile(format).getFileName().toString();
    return meter.measure(directory, "source", source, output, studio.made().plan(), took);
  }

  /** A second passes whenever somebody looks. */
  private static final class SecondByReading extends Clock {

    private Instant now = Instant.EPOCH;

    @Override
    public Instant instant() {
      now = now.plusSeconds(1);
      return now;
    }

    @Override
    public ZoneOffset getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      throw new UnsupportedOperationException();
    }
  }

  private static TranscodeRequest request(String format, Map<String, Object> options) {
    return new TranscodeRequest(format, "ada@example.test", options);
  }
}
