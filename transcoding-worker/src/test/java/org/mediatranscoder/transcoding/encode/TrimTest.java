package org.mediatranscoder.transcoding.encode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mediatranscoder.model.job.TranscodeRequest;
import org.mediatranscoder.transcoding.AudioMeasure;
import org.mediatranscoder.transcoding.Measurements;

/** What is cut out of a source, measured by a flash and a tone that begin together at 2 s. */
class TrimTest extends StudioTest {

  private static final double FRAME = 0.04;
  private static final double SYNC = 0.02;

  /** One key frame, B-frames, six seconds. */
  private static Path flash(String name, String codecs) {
    return samples.make(
        name,
        "-f lavfi -i color=c=black:s=160x90:r=25:d=6,drawbox=c=white:t=fill:enable=between(t\\,1.99\\,2.19)"
            + " -f lavfi -i aevalsrc=0.5*sin(2*PI*1000*t)*between(t\\,2\\,2.2):d=6:s=48000 "
            + codecs);
  }

  private static final String H264 =
      "-c:v libx264 -preset ultrafast -bf 2 -g 250 -pix_fmt yuv420p -c:a aac";

  @ParameterizedTest
  @CsvSource({
    "flash.mp4, mp4-480p",
    "flash.mkv, mp4-480p",
    "flash.ts, mp4-480p",
    "flash.mp4, webm-720p",
    "flash.mkv, hevc-1080p"
  })
  void itIsExactInBothStreams(String source, String format) throws InterruptedException {
    studio.encode(flash(source, H264), trimmed(format, 1.4, 4.0), progress -> {});
    Path made = studio.outputFile(format);
    assertThat(Measurements.duration(made)).isCloseTo(2.6, within(FRAME));
    assertThat(studio.frames(format)).isEqualTo(65);
    assertThat(flashIn(made)).isCloseTo(0.6, within(FRAME));
    assertThat(toneIn(made) - flashIn(made)).isCloseTo(0, within(SYNC));
  }

  @Test
  void aClockThatBeginsLateIsNoHindrance() throws InterruptedException {
    Path late = flash("late.mp4", H264 + " -output_ts_offset 5");
    studio.encode(late, trimmed("mp4-480p", 1.4, 4.0), progress -> {});
    assertThat(flashIn(studio.outputFile("mp4-480p"))).isCloseTo(0.6, within(FRAME));
  }

  @ParameterizedTest
  @ValueSource(strings = {"mp3", "wav", "m4a", "opus"})
  void audioAloneIsCutToTheSample(String format) throws InterruptedException {
    studio.encode(flash("flash.mp4", H264), trimmed(format, 1.5, 3.25), progress -> {});
    Path made = studio.outputFile(format);
    assertThat(Measurements.duration(made)).isCloseTo(1.75, within(0.06));
    assertThat(toneIn(made)).isCloseTo(0.5, within(0.03));
  }

  @Test
  void anAnimationIsCutOutOfTheMiddle() throws InterruptedException {
    studio.encode(flash("flash.mp4", H264), trimmed("gif", 1.5, 3.0), progress -> {});
    Path made = studio.outputFile("gif");
    assertThat(Measurements.duration(made)).isCloseTo(1.5, within(0.1));
    assertThat(flashIn(made)).isCloseTo(0.5, within(1 / 12.0));
  }

  @Test
  void anEndAloneLeavesTheStart() throws InterruptedException {
    TranscodeRequest request =
        new TranscodeRequest("mp4-480p", "ada@example.test", Map.of("trimEnd", 2.5));
    studio.encode(flash("flash.mp4", H264), request, progress -> {});
    Path made = studio.outputFile("mp4-480p");
    assertThat(Measurements.duration(made)).isCloseTo(2.5, within(FRAME));
    assertThat(flashIn(made)).isCloseTo(2, within(FRAME));
  }

  private static TranscodeRequest trimmed(String format, double start, double end) {
    return new TranscodeRequest(
        format, "ada@example.test", Map.of("trimStart", start, "trimEnd", end));
  }

  private static double flashIn(Path file) {
    List<List<Integer>> pixels = Measurements.pixels(file, 80, 44);
    for (int frame = 0; frame < pixels.size(); frame++) {
      if (pixels.get(frame).getFirst() > 128) {
        return Measurements.times(file).get(frame);
      }
    }
    throw new AssertionError("No flash");
  }

  private static double toneIn(Path file) {
    return AudioMeasure.of(file).silences().get(1);
  }
}
