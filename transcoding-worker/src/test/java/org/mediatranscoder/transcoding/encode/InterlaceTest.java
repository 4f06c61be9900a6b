package org.mediatranscoder.transcoding.encode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mediatranscoder.transcoding.Measurements;
import org.mediatranscoder.transcoding.probe.Scan;

/** What shows two moments in one frame is found by looking at it, and taken apart. */
class InterlaceTest extends StudioTest {

  /** Moves at one speed all over, which testsrc2 does not. */
  private static final String MOTION =
      "-f lavfi -i mandelbrot=s=192x576:r=50 -t 2 -vf loop=-1:1,format=yuv420p"
          + ",scroll=h=0.004:v=0.003";

  private static final String MPEG2 = " -c:v mpeg2video -b:v 6M";
  private static final String FLAGGED = " -flags +ilme+ildct";

  @ParameterizedTest
  @CsvSource({"mp4-720p, 100", "webm-720p, 100"})
  void televisionComesOutWithoutCombsAndAsSmooth(String format, int frames)
      throws InterruptedException {
    studio.encode(interlaced("top"), format);
    assertThat(Measurements.combedTimes(studio.outputFile(format))).isEmpty();
    assertThat(Measurements.times(studio.outputFile(format))).hasSize(frames);
    assertThat(Measurements.stream(studio.outputFile(format), "field_order"))
        .isIn("progressive", "unknown");
  }

  @ParameterizedTest
  @CsvSource({
    "top, TOP_FIELD_FIRST",
    "bottom, BOTTOM_FIELD_FIRST",
  })
  void theOrderOfFieldsIsFoundWhateverTheFileSays(String first, Scan scan)
      throws InterruptedException {
    assertThat(studio.inspect(interlaced(first)).scan()).isEqualTo(scan);
    assertThat(studio.inspect(unflagged(first)).scan()).isEqualTo(scan);
  }

  /** There is no frame at three of the four places; FFmpeg 8.1 failed in some runs only. */
  @RepeatedTest(8)
  @SlowMedia
  void televisionWithOneKeyFrameIsLookedAtWhereThereAreFrames() throws InterruptedException {
    Path source =
        samples.make(
            "one-key-frame.ts",
            MOTION
                + ",tinterlace=interleave_top,fieldorder=tff"
                + " -c:v libx264 -preset ultrafast"
                + FLAGGED
                + " -x264opts tff=1:keyint=infinite");
    assertThat(studio.inspect(source).scan()).isEqualTo(Scan.TOP_FIELD_FIRST);
  }

  @Test
  void combsAreTakenOutOfWhatSaysThatItIsProgressive() throws InterruptedException {
    studio.encode(unflagged("top"), "mp4-720p");
    assertThat(Measurements.combedTimes(studio.outputFile("mp4-720p"))).isEmpty();
  }

  @Test
  void aGifOfTelevisionHasNoCombs() throws InterruptedException {
    studio.encode(interlaced("top"), "gif");
    assertThat(Measurements.times(studio.outputFile("gif"))).hasSize(24);
  }

  @ParameterizedTest
  @ValueSource(strings = {"progressive", "flagged", "fine"})
  void aProgressiveVideoIsLeftAlone(String kind) throws InterruptedException {
    Path source =
        switch (kind) {
          case "progressive" -> samples.make("p.mpg", MOTION + ",fps=25" + MPEG2);
          // As most DVDs of films are in Europe.
          case "flagged" -> samples.make("f.mpg", MOTION + ",fps=25" + MPEG2 + FLAGGED);
          // Lines as thin as those of a field, which idet takes for one.
          default ->
              samples.make("t.mpg", "-f lavfi -i testsrc2=s=360x576:r=25:d=2" + MPEG2 + FLAGGED);
        };
    assertThat(studio.inspect(source).scan()).isEqualTo(Scan.PROGRESSIVE);
    studio.encode(source, "mp4-720p");
    assertThat(Measurements.times(studio.outputFile("mp4-720p"))).hasSize(50);
    assertThat(Measurements.stream(studio.outputFile("mp4-720p"), "field_order"))
        .isEqualTo("progressive");
  }

  @Test
  @SlowMedia
  void telecineIsTurnedBackIntoTheFramesOfTheFilm() throws InterruptedException {
    Path source =
        samples.make(
            "telecine.mpg",
            "-f lavfi -i mandelbrot=s=192x480:r=24000/1001 -t 3 -vf loop=-1:1,format=yuv420p"
                + ",scroll=h=0.004:v=0.003,telecine=pattern=23"
                + MPEG2
                + FLAGGED);
    assertThat(studio.inspect(source).scan()).isEqualTo(Scan.TELECINE_TOP_FIELD_FIRST);
    studio.encode(source, "mp4-720p");
    assertThat(Measurements.combedTimes(studio.outputFile("mp4-720p"))).isEmpty();
    assertThat((double) Measurements.times(studio.outputFile("mp4-720p")).size())
        .isCloseTo(72, within(1.0));
  }

  /** idet changes its verdict only after a few frames that agree; these stay as they are. */
  @Test
  @SlowMedia
  void aVideoThatIsInterlacedInPartsHasCombsOnlyWhereSuchAPartBegins() throws InterruptedException {
    Path source = progressiveThenInterlacedThenProgressive();
    assertThat(studio.inspect(source).scan()).isEqualTo(Scan.MIXED);
    studio.encode(source, "mp4-720p");
    Path output = studio.outputFile("mp4-720p");
    assertThat(Measurements.combedTimes(output))
        .hasSizeLessThanOrEqualTo(4)
        .allSatisfy(time -> assertThat(time).isBetween(1.99, 2.17));
    assertFramesOfASecond(output, 0.99, 25);
    assertFramesOfASecond(output, 2.49, 50);
    assertFramesOfASecond(output, 4.49, 25);
  }

  private static void assertFramesOfASecond(Path file, double from, int frames) {
    assertThat(Measurements.times(file))
        .filteredOn(time -> time > from && time < from + 1)
        .hasSize(frames);
  }

  private static Path progressiveThenInterlacedThenProgressive() {
    Path progressive = samples.make("one.mpg", MOTION + ",fps=25" + MPEG2 + FLAGGED);
    Path list =
        samples.text(
            "parts.txt",
            "file '%1$s'%nfile '%2$s'%nfile '%1$s'%n".formatted(progressive, interlaced("top")));
    return samples.make("parts.ts", "-f concat -safe 0 -i " + list + " -c copy");
  }

  private static Path interlaced(String first) {
    return samples.make(
        first + ".mpg",
        MOTION
            + ",tinterlace=interleave_"
            + first
            + MPEG2
            + FLAGGED
            + (first.equals("top") ? " -top 1" : " -top 0"));
  }

  /** As a bad conversion leaves it. */
  private static Path unflagged(String first) {
    return samples.make(
        first + ".mp4",
        MOTION
            + ",tinterlace=interleave_"
            + first
            + ",setfield=prog -c:v libx264 -preset ultrafast -crf 18");
  }
}
