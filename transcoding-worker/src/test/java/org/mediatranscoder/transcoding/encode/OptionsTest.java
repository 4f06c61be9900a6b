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
import org.mediatranscoder.transcoding.AudioMeasure;
import org.mediatranscoder.transcoding.Measurements;
import org.mediatranscoder.transcoding.failure.UnsuitableOptionException;
import org.mediatranscoder.transcoding.probe.Probe;
import org.mediatranscoder.transcoding.probe.VideoStream;

/** What options change in an output, measured. */
class OptionsTest extends StudioTest {

  @ParameterizedTest
  @CsvSource({"mp4-480p, 50, 150", "webm-720p, 15, 45", "mkv-1080p, 29.97, 90"})
  void framesComeAtAConstantRate(String format, String rate, int frames)
      throws InterruptedException {
    studio.encode(samples.mp4(), request(format, Map.of("frameRate", rate)), progress -> {});
    assertThat(studio.frames(format)).isBetween(frames - 1L, frames + 1L);
    assertThat(Measurements.duration(studio.outputFile(format))).isCloseTo(3, within(0.1));
  }

  @Test
  void aScreenRecordingWithPausesBecomesConstant() throws InterruptedException {
    Map<String, Object> chosen = Map.of("frameRate", "25");
    studio.encode(samples.pictureThatPauses(), request("mp4-480p", chosen), progress -> {});
    List<Double> times = Measurements.times(studio.outputFile("mp4-480p"));
    assertThat(times).hasSizeBetween(248, 251);
    for (int frame = 1; frame < times.size(); frame++) {
      assertThat(times.get(frame) - times.get(frame - 1)).isCloseTo(0.04, within(0.001));
    }
  }

  @Test
  void aHeightIsTheShorterSide() throws InterruptedException {
    Map<String, Object> chosen = Map.of("height", 90);
    VideoStream made =
        video(studio.encode(samples.sized(240, 320), request("webm-720p", chosen), p -> {}));
    assertThat(List.of(made.width(), made.height())).containsExactly(90, 120);
  }

  @ParameterizedTest
  @CsvSource({
    "mp4-480p, 640x480, 1/1, 80, 120, 440x320",
    "gif, 640x480, 1/1, 80, 120, 440x320",
    "mp4-480p, 320x480, 2/1, 80, 120, 440x320",
  })
  void whatIsCroppedIsCountedInPixelsOfTheUprightVideo(
      String format, String size, String pixel, int left, int right, String made)
      throws InterruptedException {
    Path source =
        samples.make(
            "crop-" + size + ".mkv",
            "-f lavfi -i color=c=black:s=640x480:r=5:d=0.6,drawbox=x=80:y=40:w=440:h=320:c=white:t=fill,scale=%s,setsar=%s"
                    .formatted(size.replace("x", ":"), pixel)
                + " -c:v libx264 -pix_fmt yuv420p");
    Map<String, Object> chosen =
        Map.of("cropLeft", left, "cropRight", right, "cropTop", 40, "cropBottom", 120);
    studio.encode(source, request(format, chosen), progress -> {});
    Path file = studio.outputFile(format);
    assertThat(Measurements.stream(file, "width,height").replace(",", "x")).isEqualTo(made);
    String[] sides = made.split("x", -1);
    int rightmost = Integer.parseInt(sides[0]) - 6;
    int bottom = Integer.parseInt(sides[1]) - 6;
    for (int[] at : new int[][] {{4, 4}, {rightmost, 4}, {4, bottom}, {rightmost, bottom}}) {
      assertThat(Measurements.pixels(file, at[0], at[1]).getFirst().getFirst()).isGreaterThan(225);
    }
  }

  @Test
  void moreThanThereIsCannotBeCropped() {
    assertThatExceptionOfType(UnsuitableOptionException.class)
        .isThrownBy(
            () ->
                studio.encode(
                    samples.mp4(), request("mp4-480p", Map.of("cropTop", 110)), progress -> {}))
        .withMessage("The video has 160 by 120 pixels, and 16 each way must be left of it.");
  }

  @ParameterizedTest
  @CsvSource({"90, 110, 10", "180, 150, 110", "270, 10, 150"})
  void aTurnIsClockwise(String degrees, int x, int y) throws InterruptedException {
    Path corner =
        samples.make(
            "corner.mp4",
            "-f lavfi -i color=c=black:s=160x120:r=25:d=0.4,drawbox=x=0:y=0:w=24:h=24:c=red:t=fill"
                + " -c:v libx264 -pix_fmt yuv420p");
    studio.encode(corner, request("mp4-480p", Map.of("rotate", degrees)), progress -> {});
    assertThat(
            Measurements.pixels(studio.outputFile("mp4-480p"), x - 2, y - 2).getFirst().getFirst())
        .isGreaterThan(150);
  }

  @ParameterizedTest
  @CsvSource({"mp4-480p", "webm-720p", "mp3", "opus"})
  @SlowMedia
  void betterQualityIsLarger(String format) throws InterruptedException, IOException {
    long low = size(format, Map.of("quality", "low"));
    long standard = size(format, Map.of());
    long high = size(format, Map.of("quality", "high"));
    assertThat(standard).isGreaterThan(low);
    assertThat(high).isGreaterThan(standard);
  }

  /** In three seconds of noise an encoder has hardly found its rate. */
  @ParameterizedTest
  @CsvSource({"mp4-480p", "webm-720p"})
  void aBitRateIsMet(String format) throws InterruptedException, IOException {
    long audio = 3 * 128_000 / 8;
    long bytes = size(format, Map.of("bitrate", 600)) - audio;
    assertThat(bytes).isBetween(3 * 600_000L / 8 * 6 / 10, 3 * 600_000L / 8 * 16 / 10);
  }

  private long size(String format, Map<String, Object> options)
      throws InterruptedException, IOException {
    Path noise =
        samples.make(
            "noise.mkv",
            "-f lavfi -i testsrc2=s=320x240:r=25:d=3,noise=alls=20:allf=t -f lavfi"
                + " -i anoisesrc=d=3:a=0.2 -c:v libx264 -preset ultrafast -crf 10 -pix_fmt yuv420p"
                + " -c:a flac -ac 2");
    studio.encode(noise, request(format, options), progress -> {});
    return Files.size(studio.outputFile(format));
  }

  @ParameterizedTest
  @CsvSource({
    "mp4-480p, -23, 2",
    "wav, -23, 1",
    "opus, -14, 2",
    "flac, -16, 6",
  })
  void audioComesOutAsLoudAsWasAskedFor(String format, String lufs, int channels)
      throws InterruptedException {
    Path quiet =
        samples.make(
            "quiet-" + channels + ".mkv",
            "-f lavfi -i testsrc2=s=160x120:r=25:d=2 -f lavfi"
                + " -i anoisesrc=d=2:a=0.1:c=pink:r=44100 -c:v libx264 -preset ultrafast -pix_fmt"
                + " yuv420p -c:a flac -ac "
                + channels);
    studio.encode(quiet, request(format, Map.of("loudness", lufs)), progress -> {});
    Path made = studio.outputFile(format);
    assertThat(AudioMeasure.loudness(made)).isCloseTo(Double.parseDouble(lufs), within(0.5));
    assertThat(Measurements.duration(made)).isCloseTo(2, within(0.1));
  }

  @Test
  @SlowMedia
  void thePassThatMeasuresLoudnessTellsHowFarItIs() throws InterruptedException {
    Path lecture =
        samples.make("lecture.flac", "-f lavfi -i anoisesrc=d=1200:a=0.1:r=48000:c=pink -ac 2");
    List<Long> seconds = new ArrayList<>();
    studio.plan(
        lecture,
        request("mp3", Map.of("loudness", "-16")),
        progress -> seconds.add(progress.position().toSeconds()));
    assertThat(seconds).isSorted();
    assertThat(seconds.stream().distinct()).hasSizeGreaterThan(3).allMatch(at -> at <= 1200);
  }

  @Test
  @SlowMedia
  void peaksStayBelowFullScale() throws InterruptedException {
    Path clicks =
        samples.make(
            "clicks.wav",
            "-f lavfi -i aevalsrc=0.02*sin(2*PI*440*t)+0.7*lt(mod(t\\,0.5)\\,0.001):d=4:s=44100");
    Probe made = studio.encode(clicks, request("wav", Map.of("loudness", "-14")), progress -> {});
    assertThat(Objects.requireNonNull(made.audio()).sampleRate()).isEqualTo(44_100);
    assertThat(AudioMeasure.truePeak(studio.outputFile("wav"))).isLessThan(-0.5);
  }

  @ParameterizedTest
  @CsvSource({
    "mp4-480p, mono, 1",
    "mp4-480p, keep, 6",
    "webm-720p, keep, 6",
    "wav, mono, 1",
    "flac, stereo, 2",
    "opus, mono, 1"
  })
  void thereAreAsManyChannelsAsWereChosen(String format, String channels, int count)
      throws InterruptedException {
    Path surround =
        samples.make(
            "surround.mkv",
            "-f lavfi -i testsrc2=s=160x120:r=25:d=1 -f lavfi -i"
                + " aevalsrc=0|0|0.2*sin(880*2*PI*t)|0|0|0.2*sin(440*2*PI*t):c=5.1(side):d=1:s=48000"
                + " -c:v libx264 -preset ultrafast -pix_fmt yuv420p -c:a ac3");
    Probe made =
        studio.encode(surround, request(format, Map.of("channels", channels)), progress -> {});
    assertThat(Objects.requireNonNull(made.audio()).channels()).isEqualTo(count);
    if (count == 6) {
      Path file = studio.outputFile(format);
      assertThat(AudioMeasure.levels(file, 2)).isCloseTo(-17, within(1.5));
      assertThat(AudioMeasure.levels(file, 5)).isCloseTo(-17, within(1.5));
      assertThat(AudioMeasure.levels(file, 0)).isLessThan(-50);
    }
  }

  private static TranscodeRequest request(String format, Map<String, Object> options) {
    return new TranscodeRequest(format, "ada@example.test", options);
  }

  private static VideoStream video(Probe made) {
    return Objects.requireNonNull(made.video());
  }
}
