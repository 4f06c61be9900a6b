package org.mediatranscoder.transcoding.encode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mediatranscoder.model.job.TranscodeRequest;
import org.mediatranscoder.transcoding.AudioMeasure;
import org.mediatranscoder.transcoding.Measurements;
import org.mediatranscoder.transcoding.plan.StreamPlan;

/** What fits is copied, and is as right as what is encoded; what does not fit is encoded. */
class CopyTest extends StudioTest {

  private static final String PICTURE =
      "-f lavfi -i"
          + " color=c=black:s=160x90:r=25:d=5,drawbox=c=white:t=fill:enable=between(t\\,1.99\\,2.19)";
  private static final String TONE =
      " -f lavfi -i aevalsrc=0.5*sin(2*PI*1000*t)*between(t\\,2\\,2.2):d=5:s=48000 ";
  private static final String H264 = " -c:v libx264 -preset veryfast -bf 2 -pix_fmt yuv420p ";

  @ParameterizedTest
  @CsvSource({
    "copy.mp4, -c:a aac, mp4-480p, true, true",
    "copy.mkv, -c:a aac, mp4-480p, true, true",
    "pcm.mov, -c:a pcm_s16le, mp4-480p, true, false",
    "ac3.mkv, -c:a ac3, mp4-1080p, true, false",
    "flac.mkv, -c:a flac, mkv-1080p, true, false",
    "copy.mp4, -c:a aac, m4a, , true",
  })
  void bothStreamsStayInStep(
      String name, String audio, String format, Boolean videoCopied, boolean audioCopied)
      throws InterruptedException {
    Path source = samples.make(name, PICTURE + TONE + H264 + audio);
    List<StreamPlan> streams = studio.plan(source, request(format)).main().streams();
    if (videoCopied != null) {
      assertThat(streams.getFirst() instanceof StreamPlan.Copy)
          .as(streams.getFirst().reason())
          .isEqualTo(videoCopied);
    }
    assertThat(streams.getLast() instanceof StreamPlan.Copy)
        .as(streams.getLast().reason())
        .isEqualTo(audioCopied);
    studio.encode(source, format);
    Path made = studio.outputFile(format);
    assertThat(Measurements.duration(made)).isCloseTo(5, within(0.1));
    double tone = AudioMeasure.of(made).silences().get(1);
    assertThat(tone).isCloseTo(2, within(0.06));
    if (videoCopied != null) {
      assertThat(studio.frames(format)).isEqualTo(125);
      assertThat(tone - flashIn(made)).isCloseTo(0, within(0.02));
    }
  }

  @Test
  @SlowMedia
  void vp9AndOpusAreCopiedToo() throws InterruptedException {
    Path source =
        samples.make(
            "copy.webm",
            PICTURE
                + TONE
                + "-c:v libvpx-vp9 -deadline realtime -cpu-used 8 -b:v 100k -colorspace bt709"
                + " -color_primaries bt709 -color_trc bt709 -color_range tv -c:a libopus");
    assertCopied(source, "webm-720p");
    studio.encode(source, "webm-720p");
    assertThat(studio.frames("webm-720p")).isEqualTo(125);
  }

  /** Colours that nobody labelled are read as everywhere else, and labelled. */
  @Test
  @SlowMedia
  void whatIsCopiedIsLabelledAndHoldsNoMetadata() throws InterruptedException, IOException {
    Path source =
        samples.make("tagged.mp4", PICTURE + TONE + H264 + "-c:a aac -metadata title=Secret");
    assertCopied(source, "mp4-480p");
    studio.encode(source, "mp4-480p");
    Path made = studio.outputFile("mp4-480p");
    assertThat(
            Measurements.stream(
                made, "codec_name,color_range,color_space,color_transfer,color_primaries"))
        .isEqualTo("h264,tv,smpte170m,bt709,smpte170m");
    assertThat(Files.readString(made, StandardCharsets.ISO_8859_1))
        .doesNotContain("Secret", "x264");
    assertThat(Files.readString(source, StandardCharsets.ISO_8859_1)).contains("Secret", "x264");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "-g 500 -keyint_min 500 -sc_threshold 0 -t 30|key frames are",
        "-pix_fmt yuv444p|does not play everywhere",
        "-color_range pc|colours are not",
        "-level 6.0|level does not play",
        "-crf 1 -vf noise=alls=90:allf=t|kbit/s, and this format 2500 at most",
      })
  void whatPlaysNotEverywhereIsEncodedWithItsReason(String options, String reason)
      throws InterruptedException {
    Path source =
        samples.make(
            "unfit-" + Integer.toHexString(options.hashCode()) + ".mp4",
            "-f lavfi -i testsrc2=s=320x240:r=25:d=30 " + H264 + "-t 2 " + options);
    StreamPlan video = studio.plan(source, request("mp4-480p")).main().streams().getFirst();
    assertThat(video).isInstanceOf(StreamPlan.Encode.class);
    assertThat(video.reason()).contains(reason);
  }

  @ParameterizedTest
  @CsvSource({"copy.avi", "copy.ts"})
  void whatSaysItsTimesBadlyIsEncoded(String name) throws InterruptedException {
    Path source = samples.make(name, PICTURE + H264);
    assertThat(studio.plan(source, request("mp4-480p")).main().streams().getFirst().reason())
        .contains("the times of its container are not exact");
  }

  @Test
  void aCutByAnEditListIsEncoded() throws InterruptedException {
    Path whole = samples.make("whole.mp4", PICTURE + H264);
    Path cut = samples.make("cut.mp4", "-ss 1.2 -i " + whole + " -c copy");
    assertThat(studio.plan(cut, request("mp4-480p")).main().streams().getFirst().reason())
        .contains("edit list");
  }

  @Test
  void aHoleInTheMiddleIsEncodedSoThatItIsFound() throws InterruptedException {
    Path broken =
        samples.emptied(
            samples.make("first.mp4", PICTURE + TONE + H264 + "-c:a aac -movflags +faststart"),
            0.6);
    assertThat(studio.plan(broken, request("mp4-480p")).main().streams())
        .allMatch(stream -> stream instanceof StreamPlan.Encode);
  }

  @Test
  void damagedAudioIsEncodedAndTheVideoBesideItIsCopied() throws InterruptedException {
    Path good = samples.make("good.mp4", PICTURE + TONE + H264 + "-c:a aac");
    Path damaged = samples.make("damaged.mp4", "-i " + good + " -c copy -bsf:a noise=amount=10");
    assertThat(studio.plan(damaged, request("mp4-480p")).main().streams())
        .extracting(stream -> stream instanceof StreamPlan.Copy)
        .containsExactly(true, false);
  }

  @Test
  void anOptionThatChangesAStreamEncodesItAlone() throws InterruptedException {
    Path source = samples.make("copy.mp4", PICTURE + TONE + H264 + "-c:a aac");
    Map<String, Object> mono = Map.of("loudness", "-16");
    assertThat(
            studio
                .plan(source, new TranscodeRequest("mp4-480p", "ada@example.test", mono))
                .main()
                .streams())
        .extracting(stream -> stream instanceof StreamPlan.Copy)
        .containsExactly(true, false);
  }

  private void assertCopied(Path source, String format) throws InterruptedException {
    assertThat(studio.plan(source, request(format)).main().streams())
        .allSatisfy(
            stream -> assertThat(stream).as(stream.reason()).isInstanceOf(StreamPlan.Copy.class));
  }

  private static TranscodeRequest request(String format) {
    return new TranscodeRequest(format, "ada@example.test");
  }

  static double flashIn(Path file) {
    List<List<Integer>> pixels = Measurements.pixels(file, 80, 44);
    for (int frame = 0; frame < pixels.size(); frame++) {
      if (pixels.get(frame).getFirst() > 128) {
        return Measurements.times(file).get(frame);
      }
    }
    throw new AssertionError("No flash");
  }
}
