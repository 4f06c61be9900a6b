package org.mediatranscoder.transcoding.encode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mediatranscoder.model.job.TranscodeRequest;
import org.mediatranscoder.transcoding.Measurements;
import org.mediatranscoder.transcoding.cage.ProcessesIn;
import org.mediatranscoder.transcoding.plan.Plan;
import org.mediatranscoder.transcoding.plan.StreamPlan;
import org.mediatranscoder.transcoding.probe.Probe;

/** An output that is not to exceed a number of megabytes, measured. */
class MaxSizeTest extends StudioTest {

  private static final String CHAT = "mp4-chat";
  private static final long MEGABYTE = 1_000_000;

  private static final String HEAD =
      "-f lavfi -i color=c=0x506070:s=640x360:r=25:d=%1$d,noise=alls=8:allf=t,"
          + "drawbox=x=240+20*sin(t):y=80:w=160:h=200:c=0xd0a080:t=fill"
          + " -f lavfi -i anoisesrc=d=%1$d:a=0.1:c=pink";
  private static final String NOISE =
      "-f lavfi -i testsrc2=s=640x360:r=25:d=%1$d,noise=alls=60:allf=t"
          + " -f lavfi -i anoisesrc=d=%1$d:a=0.3";
  private static final String MOVING =
      "-f lavfi -i mandelbrot=s=640x360:r=24,trim=duration=%1$d,noise=alls=4:allf=t"
          + " -f lavfi -i anoisesrc=d=%1$d:a=0.1:c=brown";
  private static final String STILL =
      "-f lavfi -i testsrc2=s=640x360:r=25:d=%1$d,trim=end_frame=1,loop=-1:1,trim=duration=%1$d,"
          + "noise=alls=20:allf=t -f lavfi -i anoisesrc=d=%1$d:a=0.8:c=white";

  @ParameterizedTest
  @CsvSource({"head, 12, 1", "moving, 10, 1", "still, 12, 1", "noise, 8, 2"})
  void aLargerSourceFillsTheLimitAndNoMore(String name, int seconds, int megabytes)
      throws InterruptedException, IOException {
    Path source = source(name, seconds, "-c:a flac -ac 2");
    assertThat(Files.size(source)).isGreaterThan(megabytes * MEGABYTE);

    Probe made = studio.encode(source, request(megabytes), progress -> {});

    assertThat(size()).isBetween(megabytes * MEGABYTE * 92 / 100, megabytes * MEGABYTE);
    assertThat(Measurements.duration(studio.outputFile(CHAT))).isCloseTo(seconds, within(0.1));
    assertThat(Objects.requireNonNull(made.audio()).codec()).isEqualTo("aac");
    assertThat(ProcessesIn.directory(directory)).isEmpty();
  }

  @Test
  @SlowMedia
  void soDoesAVideoWithoutAudio() throws InterruptedException, IOException {
    studio.encode(source("noise", 10, "-an"), request(1), progress -> {});
    assertThat(size()).isBetween(MEGABYTE * 92 / 100, MEGABYTE);
  }

  @Test
  @SlowMedia
  void andAPartOfAVideo() throws InterruptedException, IOException {
    TranscodeRequest part =
        new TranscodeRequest(
            CHAT, "ada@example.test", Map.of("maxSize", 1, "trimStart", 2, "trimEnd", 10.5));
    studio.encode(source("noise", 12, "-c:a flac -ac 2"), part, progress -> {});
    assertThat(size()).isBetween(MEGABYTE * 92 / 100, MEGABYTE);
    assertThat(Measurements.duration(studio.outputFile(CHAT))).isCloseTo(8.5, within(0.1));
  }

  @Test
  @SlowMedia
  void aVideoThatDoesNotSayHowLongItIsIsMeasuredFirst() throws InterruptedException, IOException {
    Path live =
        samples.make(
            "live.webm",
            NOISE.formatted(10)
                + " -c:v libvpx -deadline realtime -cpu-used 8 -b:v 3M -c:a libopus -live 1");
    studio.encode(live, request(1), progress -> {});
    assertThat(size()).isBetween(MEGABYTE * 92 / 100, MEGABYTE);
  }

  @Test
  void aVeryShortVideoIsBelowTheLimit() throws InterruptedException, IOException {
    Path blink =
        samples.make(
            "blink.mkv",
            "-f lavfi -i testsrc2=s=1280x720:r=60:d=0.4,noise=alls=90:allf=t"
                + " -c:v libx264 -preset ultrafast -crf 5 -pix_fmt yuv420p");
    studio.encode(blink, request(1), progress -> {});
    assertThat(size()).isBetween(MEGABYTE / 10, MEGABYTE);
    assertThat(studio.frames(CHAT)).isEqualTo(24);
  }

  /** By quality it would be larger than its source, and larger than the limit. */
  @Test
  @SlowMedia
  void whatIsTooLargeByQualityIsEncodedAgain() throws InterruptedException, IOException {
    Path noise =
        source(
            "noise", 9, "-an -c:v libx265 -preset ultrafast -x265-params log-level=1:bitrate=780");
    assertThat(Files.size(noise)).isLessThan(MEGABYTE);
    studio.encode(noise, request(1), progress -> {});
    assertThat(size()).isBetween(MEGABYTE * 92 / 100, MEGABYTE);
    assertThat(studio.made().plan().isTwoPass()).isTrue();
  }

  @Test
  void aVideoThatFitsIsCopied() throws InterruptedException, IOException {
    Path small = samples.mp4();
    Plan plan = studio.plan(small, request(1));
    assertThat(plan.main().streams().getFirst()).isInstanceOf(StreamPlan.Copy.class);
    studio.encode(small, request(1), progress -> {});
    assertThat(size()).isLessThan(MEGABYTE);
  }

  @Test
  @SlowMedia
  void bothPassesAreOneProgress() throws InterruptedException {
    List<Double> seconds = new ArrayList<>();
    studio.encode(
        source("noise", 12, "-c:a flac -ac 2"),
        request(1),
        progress -> seconds.add(progress.position().toMillis() / 1000.0));
    assertThat(seconds.stream().mapToDouble(Double::doubleValue).max().orElse(0))
        .isBetween(8.0, 12.0);
    assertThat(seconds).anyMatch(at -> at > 1 && at < 4.5);
    assertThat(seconds).isSorted();
  }

  @Test
  void aCancelInTheFirstPassLeavesNothing() throws InterruptedException, IOException {
    assertThatExceptionOfType(IllegalStateException.class)
        .isThrownBy(
            () ->
                studio.encode(
                    source("noise", 12, "-c:a flac -ac 2"),
                    request(1),
                    progress -> {
                      if (progress.position().toMillis() > 500) {
                        throw new IllegalStateException("fenced off");
                      }
                    }));
    assertThat(Files.size(directory.resolve("x264-0.log.temp"))).isNotNegative();
    assertThat(ProcessesIn.directory(directory)).isEmpty();
  }

  private Path source(String name, int seconds, String options) {
    String made =
        switch (name) {
          case "head" -> HEAD;
          case "moving" -> MOVING;
          case "still" -> STILL;
          default -> NOISE;
        };
    String video = options.contains("-c:v") ? "" : " -c:v libx264 -preset ultrafast -crf 8";
    return samples.make(
        name + seconds + options.hashCode() + ".mkv",
        made.formatted(seconds) + video + " -pix_fmt yuv420p " + options);
  }

  private long size() throws IOException {
    return Files.size(studio.outputFile(CHAT));
  }

  private static TranscodeRequest request(int megabytes) {
    return new TranscodeRequest(CHAT, "ada@example.test", Map.of("maxSize", megabytes));
  }
}
