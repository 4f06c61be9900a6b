package org.mediatranscoder.transcoding.encode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mediatranscoder.transcoding.Measurements;

/** Every frame of a source up to 60 a second is kept, and shown when the source shows it. */
class FrameTimesTest extends StudioTest {

  private static final String JITTER = "setpts=1500*N+floor((random(0)-0.5)*540)+300";
  private static final String PAUSE =
      "setpts=N*3000+if(gt(N\\,60)\\,270000\\,0)+floor(random(0)*1500)";
  private static final String SLOW = "setpts=N*90000+if(gt(N\\,0)\\,40500\\,0)";
  private static final String BROWSER = "setpts=90*floor(N*40+37*random(0))";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "mp4-480p | 60 | 120 | " + JITTER,
        "webm-720p | 60 | 120 | " + JITTER,
        "mp4-480p | 30 | 120 | " + PAUSE,
        "webm-720p | 30 | 120 | " + PAUSE,
        "mp4-480p | 1 | 6 | " + SLOW,
        "mp4-480p | 25 | 50 | " + BROWSER,
      })
  void framesKeepTheirTimes(String format, int fps, int frames, String times)
      throws InterruptedException {
    Path source = uneven(fps, frames, times, "mp4");
    studio.encode(source, format);
    assertSameTimes(source, studio.outputFile(format));
  }

  /** Which says 1000 frames a second, as it has no other way to write times in milliseconds. */
  @ParameterizedTest
  @ValueSource(strings = {"mp4-720p", "webm-720p"})
  @SlowMedia
  void theRecordingOfABrowserKeepsItsFramesAndPlaysEverywhere(String format)
      throws InterruptedException {
    Path source = browserRecording();
    studio.encode(source, format);
    assertSameTimes(source, studio.outputFile(format));
    if (format.startsWith("mp4")) {
      assertThat(Integer.parseInt(Measurements.stream(studio.outputFile(format), "level")))
          .isLessThanOrEqualTo(32);
    }
  }

  @ParameterizedTest
  @CsvSource({"60, 60", "90, 45", "144, 48", "240, 60"})
  void aSourceAboveSixtyIsReducedEvenly(int fps, int kept) throws InterruptedException {
    studio.encode(samples.fast(fps), "mp4-480p");
    List<Double> times = Measurements.times(studio.outputFile("mp4-480p"));
    assertThat(times).hasSize(kept);
    for (int frame = 0; frame < kept; frame++) {
      assertThat(times.get(frame)).isCloseTo((double) frame / kept, within(0.002));
    }
  }

  @Test
  void aFastSourceWithUnevenTimesIsReducedToSixty() throws InterruptedException {
    Path source = uneven(120, 240, "setpts=750*N+floor((random(0)-0.5)*300)+200", "mp4");
    studio.encode(source, "mp4-480p");
    assertThat(Measurements.times(studio.outputFile("mp4-480p")).size()).isBetween(115, 122);
  }

  /** FFmpeg 8.1 alone would play the source ten times as fast as browsers do. */
  @ParameterizedTest
  @ValueSource(strings = {"mp4-480p", "webm-720p"})
  void aGifWhoseFramesAreTooShortPlaysAsInABrowser(String format) throws InterruptedException {
    Path source = samples.make("quick.gif", "-f lavfi -i testsrc2=s=64x48:r=100:d=0.1");
    studio.encode(source, format);
    assertThat(Measurements.times(studio.outputFile(format)).getLast())
        .isCloseTo(0.9, within(0.005));
  }

  @ParameterizedTest
  @ValueSource(strings = {"mp4-480p", "webm-720p", "gif"})
  @SlowMedia
  void theLastFrameLastsAsLongAsItDid(String format) throws InterruptedException {
    Path source =
        samples.make("hold.gif", "-f lavfi -i testsrc2=s=64x48:r=10:d=0.6 -final_delay 300");
    studio.encode(source, format);
    assertThat(Measurements.duration(studio.outputFile(format))).isCloseTo(3.5, within(0.1));
  }

  private static void assertSameTimes(Path source, Path made) {
    List<Double> expected = Measurements.times(source);
    List<Double> times = Measurements.times(made);
    assertThat(times).hasSameSizeAs(expected);
    double offset = expected.getFirst() - times.getFirst();
    for (int frame = 0; frame < times.size(); frame++) {
      assertThat(times.get(frame) + offset)
          .as("frame %d", frame)
          .isCloseTo(expected.get(frame), within(0.005));
    }
  }

  private static Path uneven(int fps, int frames, String times, String container) {
    return samples.make(
        "uneven-%d-%d.%s".formatted(fps, Math.floorMod(times.hashCode(), 100_000), container),
        ("-f lavfi -i testsrc2=s=160x90:r=%d:d=%d -frames:v %d -vf settb=1/90000,%s"
                + " -fps_mode passthrough -enc_time_base 1/90000 -video_track_timescale 90000"
                + " -c:v libx264 -bf 0 -preset ultrafast -pix_fmt yuv420p")
            .formatted(fps, Math.ceilDiv(frames, fps), frames, times));
  }

  /** FFmpeg's default duration of a track is left out by writing it to a pipe. */
  private static Path browserRecording() {
    return samples.make(
        "browser.webm",
        "-f lavfi -i testsrc2=s=1280x720:r=25:d=2 -vf settb=1/1000,setpts=floor(N*40+37*random(0))"
            + " -fps_mode passthrough -enc_time_base 1/1000 -c:v libvpx -deadline realtime"
            + " -cpu-used 8 -b:v 2M -f webm -live 1");
  }
}
