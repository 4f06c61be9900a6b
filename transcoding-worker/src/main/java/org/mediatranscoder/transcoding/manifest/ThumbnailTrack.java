package org.mediatranscoder.transcoding.manifest;

import java.time.Duration;
import java.util.Locale;
import java.util.function.IntFunction;
import org.mediatranscoder.transcoding.plan.SpriteSheets;

/**
 * WebVTT whose cues are addresses of parts of pictures, as players take them for previews: {@code
 * sprite-1.jpg#xywh=160,0,160,90} (W3C Media Fragments, 4.2.2).
 */
public final class ThumbnailTrack {

  private ThumbnailTrack() {}

  /**
   * The text; its last cue ends with the video.
   *
   * @param step between two tiles
   * @param length of the video
   * @param width of a tile in pixels; likewise height
   * @param names of the sheets, by number from 1
   */
  public static String of(
      SpriteSheets sheets,
      Duration step,
      Duration length,
      int width,
      int height,
      IntFunction<String> names) {
    StringBuilder text = new StringBuilder("WEBVTT\n");
    for (int tile = 0; tile < sheets.tiles(); tile++) {
      Duration from = step.multipliedBy(tile);
      Duration to = tile == sheets.tiles() - 1 ? length : from.plus(step);
      int place = tile % sheets.tilesOfSheet();
      text.append(
          "\n%s --> %s\n%s#xywh=%d,%d,%d,%d\n"
              .formatted(
                  time(from),
                  time(to),
                  names.apply(tile / sheets.tilesOfSheet() + 1),
                  place % sheets.columns() * width,
                  place / sheets.columns() * height,
                  width,
                  height));
    }
    return text.toString();
  }

  private static String time(Duration time) {
    return String.format(
        Locale.ROOT,
        "%02d:%02d:%02d.%03d",
        time.toHours(),
        time.toMinutesPart(),
        time.toSecondsPart(),
        time.toMillisPart());
  }
}
