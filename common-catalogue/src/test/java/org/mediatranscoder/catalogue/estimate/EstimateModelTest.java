package org.mediatranscoder.catalogue.estimate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mediatranscoder.catalogue.Catalogue;
import org.mediatranscoder.catalogue.Preset;
import org.mediatranscoder.catalogue.estimate.EstimateModel.Copying;
import org.mediatranscoder.model.format.StreamKind;
import org.mediatranscoder.model.job.ModelledEstimate;

class EstimateModelTest {

  private static final int MINUTE = 60;
  private static final SourceFacts VIDEO = video("hevc", 1920, 1080, 75_000_000);

  @Test
  void everyFormatOfTheCatalogueHasASizeAndATimeButSubtitles() {
    for (Preset preset : Catalogue.bundled().presets()) {
      ModelledEstimate estimate = EstimateModel.of(preset, Map.of(), VIDEO, false);
      if (preset.format().id().equals("vtt")) {
        assertThat(estimate.unknown()).isNotNull();
      } else {
        assertThat(estimate.unknown()).as(preset.format().id()).isNull();
        assertThat(estimate.bytes()).as(preset.format().id()).isBetween(20_000.0, 3e9);
        assertThat(estimate.seconds()).as(preset.format().id()).isBetween(0.1, 3600.0);
        assertThat(estimate.bytesSpread()).as(preset.format().id()).isBetween(0.0, 0.8);
      }
    }
  }

  @Test
  void nothingIsMadeLarger() {
    assertThat(bytes("mp4-2160p", VIDEO)).isCloseTo(bytes("mp4-1080p", VIDEO), within(1e3));
    assertThat(bytes("mp4-480p", VIDEO)).isLessThan(bytes("mp4-720p", VIDEO));
  }

  @Test
  void aPackageHoldsEveryRungThatIsNotLargerThanItsSource() {
    double small = bytes("adaptive", video("hevc", 640, 360, 10_000_000));
    assertThat(small).isLessThan(MINUTE * 125.0 * (800 + 160) * 1.02);
    assertThat(bytes("adaptive", VIDEO)).isGreaterThan(2 * small);
    assertThat(seconds("adaptive", VIDEO)).isGreaterThan(seconds("mp4-1080p", VIDEO));
  }

  @Test
  void anAnimationIsOfTheBeginningAlone() {
    SourceFacts hour = video("hevc", 1920, 1080, 75_000_000L * MINUTE, 3600);
    assertThat(bytes("gif", hour)).isCloseTo(bytes("gif", VIDEO), within(1e3));
  }

  @ParameterizedTest
  @CsvSource({
    "mp4-720p, h264, 1280, 720, 30000000, YES",
    "mp4-720p, h264, 1280, 720, 75000000, NO",
    "mp4-720p, h264, 1920, 1080, 30000000, NO",
    "mp4-720p, hevc, 1280, 720, 30000000, NO",
    "mp4-720p, , 1280, 720, 30000000, MAYBE",
    "webm-720p, vp9, 1280, 720, 30000000, YES",
    "hevc-1080p, hevc, 1280, 720, 30000000, NO",
    "original, , 1280, 720, 30000000, YES",
    "mp3, h264, 1280, 720, 30000000, NO",
    "mp4-chat, h264, 1280, 720, 30000000, NO",
    "mp4-chat, h264, 1280, 720, 3000000, YES"
  })
  void itIsToldWhetherAVideoIsCopied(
      String format, String codec, int width, int height, long bytes, Copying copying) {
    SourceFacts source = video(codec, width, height, bytes);
    assertThat(EstimateModel.copying(preset(format), Map.of(), source)).isEqualTo(copying);
    if (copying == Copying.YES && preset(format).format().needs().contains(StreamKind.VIDEO)) {
      for (Map<String, Object> encoded :
          List.<Map<String, Object>>of(
              Map.of("quality", "high"),
              Map.of("cropTop", 2),
              Map.of("rotate", "90"),
              Map.of("trimStart", 1),
              Map.of("height", 360))) {
        assertThat(EstimateModel.copying(preset(format), encoded, source))
            .as(encoded.toString())
            .isEqualTo(Copying.NO);
      }
    }
  }

  @Test
  void aCopyHasTheSizeOfItsSource() {
    ModelledEstimate copy = EstimateModel.of(preset("mp4-1080p"), Map.of(), VIDEO, true);
    assertThat(copy.bytes()).isCloseTo(75_000_000.0, within(1e6));
  }

  /** Those from which the figures come, so it shows that the model is what was fitted to them. */
  @ParameterizedTest
  @ValueSource(strings = {"mp4-720p", "hevc-1080p", "webm-720p", "av1-1080p"})
  void nineOfTenMeasuredEncodesOfAFormatAreWithinAFactorOfOneAndAHalf(String format)
      throws IOException {
    List<Double> off = new ArrayList<>();
    for (String line : measuredEncodes()) {
      String[] row = line.split(",", -1);
      if (row[1].equals(format)) {
        off.add(Math.abs(Math.log(Double.parseDouble(row[8]) / bytes(format, measured(row)))));
      }
    }
    assertThat(off).hasSizeGreaterThan(25);
    assertThat(off.stream().filter(one -> one < Math.log(1.5)))
        .as(off.toString())
        .hasSizeGreaterThanOrEqualTo((int) Math.ceil(0.9 * off.size()));
  }

  private static List<String> measuredEncodes() throws IOException {
    try (InputStream rows =
        Objects.requireNonNull(
            EstimateModelTest.class.getResourceAsStream("measured-encodes.csv"))) {
      return new String(rows.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.startsWith("#"))
          .toList();
    }
  }

  private static SourceFacts measured(String[] row) {
    double seconds = Double.parseDouble(row[6]);
    return new SourceFacts(
        Long.parseLong(row[7]),
        seconds,
        Integer.parseInt(row[3]),
        Integer.parseInt(row[4]),
        Integer.parseInt(row[5]) / seconds,
        row[2],
        SourceFacts.NONE,
        null,
        null);
  }

  private static double bytes(String format, SourceFacts source) {
    return Objects.requireNonNull(
        EstimateModel.of(preset(format), Map.of(), source, false).bytes());
  }

  private static double seconds(String format, SourceFacts source) {
    return Objects.requireNonNull(
        EstimateModel.of(preset(format), Map.of(), source, false).seconds());
  }

  private static Preset preset(String format) {
    return Catalogue.bundled().find(format).orElseThrow();
  }

  private static SourceFacts video(@Nullable String codec, int width, int height, long bytes) {
    return video(codec, width, height, bytes, MINUTE);
  }

  private static SourceFacts video(
      @Nullable String codec, int width, int height, long bytes, double seconds) {
    return new SourceFacts(bytes, seconds, width, height, 25.0, codec, "aac", 48_000, 2);
  }
}
