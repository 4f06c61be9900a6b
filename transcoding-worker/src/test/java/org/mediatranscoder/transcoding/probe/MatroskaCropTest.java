package org.mediatranscoder.transcoding.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mediatranscoder.transcoding.probe.VideoStreamBuilder.aVideoStream;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The crop of a Matroska file, read where ffprobe keeps quiet about it. */
class MatroskaCropTest {

  private static final FrameCrop BARS = new FrameCrop(16, 16, 0, 0);
  private static final String HEADER = "1A45DFA3 80";
  private static final String CODEC = "86 81 56";
  private static final String SIZE = "B0 81 40 BA 81 40";
  private static final String CROP = "54AA 81 10 54BB 81 10";
  private static final String UNKNOWN = "01FFFFFFFFFFFFFF";

  @TempDir Path folder;

  @Test
  void theCropAndTheShapeThatMkvmergeWritesAreRead() throws IOException {
    VideoStream video = video(fixture(), 0);
    assertThat(video.crop()).isEqualTo(BARS);
    assertThat(video.width()).isEqualTo(96);
    assertThat(video.height()).isEqualTo(32);
    assertThat(video.sampleAspectRatio()).isEqualTo(new Rational(32 * 96, 64 * 32));
  }

  @Test
  void aSegmentOfUnknownLengthIsRead() throws IOException {
    byte[] live = fixture();
    int segment = indexOf(live, "18538067");
    System.arraycopy(HexFormat.of().parseHex(UNKNOWN), 0, live, segment + 4, 8);
    assertThat(video(live, 0).crop()).isEqualTo(BARS);
  }

  @Test
  void everyMasterMayBeOfUnknownLength() throws IOException {
    String file =
        HEADER
            + ("18538067" + UNKNOWN)
            + ("1654AE6B" + UNKNOWN)
            + ("AE" + UNKNOWN)
            + ("83 81 01" + CODEC)
            + ("E0" + UNKNOWN + SIZE + CROP);
    assertThat(video(bytes(file), 0).crop()).isEqualTo(BARS);
  }

  @Test
  void voidAndChecksumsAndUnknownElementsArePassedOver() throws IOException {
    String padding = "EC 85 0000000000 BF 84 01020304 4DBB 81 00 EC 80";
    String video = element("E0", padding + SIZE + padding + CROP);
    String track = element("AE", padding + "83 81 01" + padding + CODEC + padding + video);
    String tracks = padding + element("1654AE6B", padding + track);
    assertThat(video(file(padding + tracks), 0).crop()).isEqualTo(BARS);
  }

  @Test
  void aTrackListBehindTheMediaIsFound() throws IOException {
    String cluster = element("1F43B675", "E7 81 00");
    assertThat(video(file(cluster.repeat(2000) + tracks(track("01", CROP))), 0).crop())
        .isEqualTo(BARS);
  }

  @Test
  void onlyTracksOfWhichFfmpegMakesStreamsAreCounted() throws IOException {
    String buttons = track("12", CROP);
    String noCodec = element("AE", "83 81 01" + element("E0", SIZE + CROP));
    String tracks = tracks(buttons + track("11", "") + noCodec + track("01", CROP));
    assertThat(video(file(tracks), 1).crop()).isEqualTo(BARS);
    assertThat(video(file(tracks), 0).crop()).isEqualTo(FrameCrop.NONE);
  }

  @Test
  void aNumberMayHaveEightBytes() throws IOException {
    String long16 = "88 0000000000000010";
    String tracks = tracks(track("01", "54AA" + long16 + "54BB" + long16));
    assertThat(video(file(tracks), 0).crop()).isEqualTo(BARS);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        // The whole frame, more than the frame, more than an int, more than a long.
        "54AA 81 20 54BB 81 20",
        "54AA 82 FFFF",
        "54AA 85 FFFFFFFFFF",
        "54AA 88 FFFFFFFFFFFFFFFF",
        "54AA 8A 00000000000000000010",
        "54AA 84 7FFFFFFF 54BB 84 7FFFFFFF",
        "54"
      })
  void aCropThatLeavesNothingOrIsNoneIsIgnored(String crop) throws IOException {
    assertThat(video(file(tracks(track("01", crop))), 0)).isEqualTo(square(0));
  }

  @Test
  void aTrackOfAnotherSizeIsNotThatOfTheStream() throws IOException {
    String video = element("E0", "B0 81 41 BA 81 40" + CROP);
    String tracks = tracks(element("AE", "83 81 01" + CODEC + video));
    assertThat(video(file(tracks), 0)).isEqualTo(square(0));
  }

  @Test
  void whatFfprobeReportedStays() throws IOException {
    FrameCrop reported = new FrameCrop(1, 2, 3, 4);
    VideoStream known = aVideoStream().withSize(64, 64).withCrop(reported).build();
    assertThat(added(fixture(), known)).containsExactly(known);
  }

  @Test
  void aFileThatIsCutOrChangedAnywhereIsReadAsFarAsItMakesSense() throws IOException {
    byte[] whole = fixture();
    Random random = new Random(12);
    for (int length = 0; length < 5000; length += 7) {
      byte[] changed = Arrays.copyOf(whole, length);
      for (int flips = 0; flips < 3 && length > 0; flips++) {
        changed[random.nextInt(length)] = (byte) random.nextInt();
      }
      VideoStream video = video(changed, 0);
      assertThat(video.crop().fits(64, 64)).isTrue();
      assertThat(video.width()).isPositive();
    }
  }

  @Test
  void aFileThatIsNotMatroskaIsLeftAlone() throws IOException {
    assertThat(video(bytes("00000020 66747970 69736F6D"), 0)).isEqualTo(square(0));
    assertThat(video(bytes("52494646 AE 81 00"), 0)).isEqualTo(square(0));
    assertThat(video(new byte[0], 0)).isEqualTo(square(0));
  }

  private VideoStream video(byte[] file, int index) throws IOException {
    return (VideoStream) added(file, square(index)).getFirst();
  }

  private List<MediaStream> added(byte[] file, VideoStream video) throws IOException {
    Path source = Files.write(folder.resolve("source"), file);
    Probe probe =
        new Probe("matroska,webm", null, null, true, List.of(video), List.of(), 0, video, null);
    return MatroskaCrop.added(probe, source).streams();
  }

  private static VideoStream square(int index) {
    return aVideoStream().withIndex(index).withSize(64, 64).build();
  }

  private static byte[] fixture() throws IOException {
    try (InputStream file = MatroskaCropTest.class.getResourceAsStream("/matroska/cropped.mkv")) {
      return Objects.requireNonNull(file).readAllBytes();
    }
  }

  private static byte[] file(String inSegment) {
    return bytes(HEADER + element("18538067", inSegment));
  }

  private static String tracks(String tracks) {
    return element("1654AE6B", tracks);
  }

  private static String track(String type, String crop) {
    return element("AE", "83 81" + type + CODEC + element("E0", SIZE + crop));
  }

  private static String element(String id, String content) {
    return id + "1%07X".formatted(bytes(content).length) + content;
  }

  private static byte[] bytes(String hex) {
    return HexFormat.of().parseHex(hex.replace(" ", ""));
  }

  private static int indexOf(byte[] bytes, String hex) {
    return HexFormat.of().formatHex(bytes).indexOf(hex.toLowerCase(Locale.ROOT)) / 2;
  }
}
