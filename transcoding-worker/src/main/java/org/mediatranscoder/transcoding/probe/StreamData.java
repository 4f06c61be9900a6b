package org.mediatranscoder.transcoding.probe;

import com.github.kokorin.jaffree.ffprobe.data.ProbeData;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What ffprobe printed of one stream; every value is null if it is missing or not understood.
 *
 * @param container FFmpeg's name of it
 * @param whole duration of the file, beyond which no stream goes; null if unknown
 */
record StreamData(ProbeData data, String container, @Nullable Duration whole) {

  private static final Set<String> UNKNOWN = Set.of("unknown", "N/A", "none", "");

  int index() {
    return number("index", 0);
  }

  @Nullable String codec() {
    return text("codec_name");
  }

  boolean isKind(String codecType) {
    return codecType.equals(text("codec_type"));
  }

  @Nullable String text(String key) {
    String text = data.getString(key);
    return text == null || UNKNOWN.contains(text) ? null : text;
  }

  @Nullable Long number(String key) {
    return ProbedText.number(data.getString(key));
  }

  int number(String key, int unknown) {
    Long number = number(key);
    return number == null || number.intValue() != number ? unknown : number.intValue();
  }

  @Nullable Integer positive(String key) {
    int number = number(key, 0);
    return number > 0 ? (Integer) number : null;
  }

  @Nullable Rational rational(String key) {
    return Rational.parse(data.getString(key));
  }

  @Nullable String tag(String name) {
    String value = data.getSubDataString("tags", name);
    return value == null || value.isBlank() ? null : value;
  }

  /** Null also where the container writes that it is undetermined (ISO 639-2). */
  @Nullable String language() {
    String language = tag("language");
    return "und".equals(language) ? null : language;
  }

  @Nullable Duration startTime() {
    return ProbedText.time(data.getString("start_time"));
  }

  /** Matroska writes it as a tag only; what else ffprobe says of it there is a guess. */
  @Nullable Duration duration() {
    Duration own =
        WholeLength.isMatroska(container)
            ? WholeLength.sinceStart(ProbedText.clock(tag("DURATION")), startTime())
            : ProbedText.seconds(data.getString("duration"));
    return own != null && whole != null && own.compareTo(whole) > 0 ? whole : own;
  }

  Set<Disposition> disposition() {
    Set<Disposition> set = EnumSet.noneOf(Disposition.class);
    for (Disposition disposition : Disposition.values()) {
      if ("1".equals(data.getSubDataString("disposition", disposition.ffmpegName()))) {
        set.add(disposition);
      }
    }
    return set;
  }

  Set<String> sideData() {
    return sideDataList().stream()
        .map(side -> side.getString("side_data_type"))
        .filter(Objects::nonNull)
        .collect(Collectors.toUnmodifiableSet());
  }

  /** In whole degrees; 0 if there is none. */
  int rotation() {
    return sideDataList().stream()
        .map(side -> ProbedText.degrees(side.getString("rotation")))
        .filter(Objects::nonNull)
        .findFirst()
        .orElse(0);
  }

  /** None if ffprobe reports none, or one that leaves nothing of such a frame. */
  FrameCrop crop(int frameWidth, int frameHeight) {
    return sideDataList().stream()
        .filter(side -> side.getString("crop_top") != null)
        .map(
            side ->
                new FrameCrop(
                    pixels(side, "crop_top"),
                    pixels(side, "crop_bottom"),
                    pixels(side, "crop_left"),
                    pixels(side, "crop_right")))
        .filter(crop -> crop.fits(frameWidth, frameHeight))
        .findFirst()
        .orElse(FrameCrop.NONE);
  }

  private static int pixels(ProbeData side, String key) {
    Long number = ProbedText.number(side.getString(key));
    return number == null || number.intValue() != number ? -1 : number.intValue();
  }

  private List<ProbeData> sideDataList() {
    return Objects.requireNonNullElse(data.getSubDataList("side_data_list"), List.of());
  }
}
