package org.mediatranscoder.transcoding.plan;

import java.time.Duration;
import org.mediatranscoder.transcoding.formats.SpriteFormat;

/**
 * How many small pictures there are, and where each is.
 *
 * @param tiles of the whole video, at least 1; tile k is what is seen at k steps
 * @param columns of every sheet, the last one too; likewise rows
 */
public record SpriteSheets(int tiles, int columns, int rows) {

  /**
   * Of a video that plays so long.
   *
   * @param length of the whole, with its audio
   */
  public static SpriteSheets of(Duration length, SpriteFormat format) {
    long millis = Math.max(1, length.toMillis());
    int tiles = (int) Math.ceilDiv(millis, format.step().toMillis());
    int columns = Math.min(tiles, format.columns());
    return new SpriteSheets(tiles, columns, Math.min(Math.ceilDiv(tiles, columns), format.rows()));
  }

  public int tilesOfSheet() {
    return columns * rows;
  }

  public int sheets() {
    return Math.ceilDiv(tiles, tilesOfSheet());
  }
}
