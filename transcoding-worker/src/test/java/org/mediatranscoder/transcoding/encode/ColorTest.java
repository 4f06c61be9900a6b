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

/** Red, green, blue, black, white and gray look alike before and after, in a real browser. */
class ColorTest extends StudioTest {

  private static final String BT709 = "scale=out_color_matrix=bt709:out_range=tv";
  private static final String BT601 = "scale=out_color_matrix=bt601:out_range=tv";
  private static final String H264 = " -c:v libx264 -preset ultrafast -crf 5";
  private static final String TAGS_709 =
      " -colorspace bt709 -color_primaries bt709 -color_trc bt709";
  private static final String TAGS_601 =
      " -colorspace smpte170m -color_primaries smpte170m -color_trc smpte170m";

  private static final List<List<Integer>> PURE =
      List.of(
          List.of(255, 0, 0),
          List.of(0, 255, 0),
          List.of(0, 0, 255),
          List.of(0, 0, 0),
          List.of(255, 255, 255),
          List.of(128, 128, 128));

  /** WebM, where the tags are others: its pixels are made as those of MP4. */
  @ParameterizedTest
  @CsvSource({
    "hd-untagged.mp4, bt709, mp4-480p",
    "hd-709.mp4, bt709, webm-720p",
    "hd-709.mp4, bt709, av1-1080p",
    "sd-untagged.mp4, smpte170m, webm-av1-1080p",
    "sd-untagged.mp4, smpte170m, mp4-480p",
    "pal-601.mp4, bt470bg, webm-720p",
    "pal-601.mp4, bt470bg, mp4-480p",
    "rgb.avi, bt709, mp4-480p",
    "full-h264.mp4, bt709, mp4-480p",
    "full-vp9.webm, bt709, webm-720p",
    "camera.avi, bt470bg, mp4-480p",
    "vp8-untagged.webm, smpte170m, mp4-480p",
    "ten-bits.mp4, bt709, mp4-480p",
  })
  void fieldsLookAlikeInAVideo(String kind, String space, String format)
      throws InterruptedException {
    studio.encode(source(kind), format);
    List<List<Integer>> fields = FieldsInChromium.of(studio.outputFile(format));
    assertAlike(kind, fields, FieldsInChromium.of(reference(kind, space)), 4);
    assertThat(tags(format)).startsWith("yuv420p,tv," + space + ",").doesNotContain("unknown");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "hd-untagged.mp4",
        "sd-untagged.mp4",
        "pal-601.mp4",
        "rgb.avi",
        "palette.mov",
        "full-h264.mp4",
        "camera.avi",
        "ten-bits.mp4",
      })
  void fieldsLookAlikeInAGif(String kind) throws InterruptedException {
    studio.encode(source(kind), "gif");
    List<List<Integer>> expected =
        kind.startsWith("pal-") ? FieldsInChromium.of(source(kind)) : PURE;
    assertAlike(kind, FieldsInChromium.of(studio.outputFile("gif")), expected, 4);
  }

  /** Neutral tones are exact; 10 bits of HDR leave the purest colours a little less pure. */
  @ParameterizedTest
  @CsvSource({"smpte2084", "arib-std-b67"})
  void hdrBecomesSdrThatLooksAlike(String transfer) throws InterruptedException {
    Path source =
        samples.make(
            transfer + ".mp4",
            fields("hdr")
                + "zscale=pin=709:tin=709:p=2020:t=%1$s:m=2020_ncl:r=limited:npl=203"
                    .formatted(transfer)
                + ",format=yuv420p10le -c:v libx265 -tag:v hvc1 -x265-params"
                + " log-level=error:colorprim=bt2020:transfer=%s:colormatrix=bt2020nc"
                    .formatted(transfer));
    for (String format : List.of("mp4-480p", "gif")) {
      studio.encode(source, format);
      List<List<Integer>> fields = FieldsInChromium.of(studio.outputFile(format));
      assertAlike(format, fields.subList(3, 6), PURE.subList(3, 6), 4);
      assertAlike(format, fields.subList(0, 3), PURE.subList(0, 3), 40);
      if (!format.equals("gif")) {
        assertThat(tags(format)).isEqualTo("yuv420p,tv,bt709,bt709,bt709");
      }
    }
  }

  /** A video of HEVC may be without colours; FFmpeg's scaler takes its gray for full range. */
  @Test
  void grayStaysAsBrightAsItWas() throws InterruptedException {
    Path source =
        samples.make(
            "gray.mp4",
            fields("gray")
                + BT709
                + ",format=yuv420p,extractplanes=y -pix_fmt gray -c:v libx265"
                + " -x265-params log-level=error:colormatrix=bt709");
    for (String format : List.of("mp4-480p", "gif")) {
      studio.encode(source, format);
      List<List<Integer>> fields = FieldsInChromium.of(studio.outputFile(format));
      assertAlike(format, fields.subList(3, 6), PURE.subList(3, 6), 4);
    }
  }

  private String tags(String format) {
    return Measurements.stream(
        studio.outputFile(format),
        "pix_fmt,color_range,color_space,color_transfer,color_primaries");
  }

  private static void assertAlike(
      String what, List<List<Integer>> fields, List<List<Integer>> expected, int tolerance) {
    for (int field = 0; field < expected.size(); field++) {
      for (int channel = 0; channel < 3; channel++) {
        assertThat(fields.get(field).get(channel))
            .as("%s: %s should look like %s", what, fields, expected)
            .isCloseTo(expected.get(field).get(channel), within(tolerance));
      }
    }
  }

  /**
   * The source itself if a browser plays it and takes it for what it is; limited range comes out of
   * a browser a little less exactly than full range.
   */
  private static Path reference(String kind, String space) {
    boolean itself = kind.startsWith("pal-") || kind.startsWith("sd-") || kind.startsWith("hd-");
    return source(itself ? kind : space.equals("bt709") ? "hd-709.mp4" : "sd-601.mp4");
  }

  private static Path source(String kind) {
    return samples.make(kind, fields(kind) + encoding(kind));
  }

  private static String encoding(String kind) {
    return switch (kind) {
      case "hd-untagged.mp4" -> BT709 + ",format=yuv420p" + H264;
      case "hd-709.mp4" -> BT709 + ",format=yuv420p" + H264 + TAGS_709;
      case "sd-untagged.mp4" -> BT601 + ",format=yuv420p" + H264;
      case "sd-601.mp4" -> BT601 + ",format=yuv420p" + H264 + TAGS_601;
      case "pal-601.mp4" ->
          "scale=out_color_matrix=bt601:out_range=tv,format=yuv420p"
              + H264
              + " -colorspace bt470bg -color_primaries bt470bg -color_trc bt709";
      case "rgb.avi" -> "format=bgra -c:v huffyuv -pix_fmt bgra";
      case "palette.mov" -> "format=rgb24 -c:v qtrle";
      case "full-h264.mp4" ->
          "scale=out_color_matrix=bt709:out_range=pc,format=yuvj420p" + H264 + TAGS_709;
      case "full-vp9.webm" ->
          "scale=out_color_matrix=bt709:out_range=pc,format=yuv420p"
              + ",setparams=range=pc:colorspace=bt709 -c:v libvpx-vp9 -deadline realtime"
              + " -cpu-used 8 -crf 10 -b:v 0 -colorspace bt709 -color_range pc";
      case "camera.avi" ->
          "scale=out_color_matrix=bt601:out_range=pc,format=yuvj420p -c:v mjpeg -q:v 2";
      case "vp8-untagged.webm" ->
          "scale=out_color_matrix=bt601:out_range=tv,format=yuv420p"
              + " -c:v libvpx -deadline realtime -cpu-used 8 -crf 6 -b:v 8M";
      case "ten-bits.mp4" -> BT709 + ",format=yuv420p10le" + H264 + TAGS_709;
      default -> throw new IllegalArgumentException(kind);
    };
  }

  private static String fields(String kind) {
    // Only what has no tags is told by its size: 1280 columns are HD, 576 lines are PAL.
    int width = kind.startsWith("hd-") || kind.startsWith("vp8-") ? 220 : 40;
    int height = kind.startsWith("pal-") ? 576 : kind.startsWith("hd-") ? 720 : 64;
    StringBuilder arguments = new StringBuilder();
    StringBuilder graph = new StringBuilder();
    for (String color : List.of("red", "lime", "blue", "black", "white", "gray")) {
      arguments.append(
          "-f lavfi -i color=c=%s:s=%dx%d:r=10:d=0.3,format=gbrp ".formatted(color, width, height));
    }
    graph.append("[0][1][2][3][4][5]hstack=6,format=gbrp,");
    return arguments + "-filter_complex " + graph;
  }
}
