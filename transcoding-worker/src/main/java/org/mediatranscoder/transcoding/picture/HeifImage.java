package org.mediatranscoder.transcoding.picture;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The primary picture of a file of items (ISO/IEC 23008-12). An item has a number, by which FFmpeg
 * from 7.1 on names the stream of its pixels.
 *
 * @param tiles the items that hold its pixels, row by row: one, or those of a grid
 * @param columns of the grid
 * @param tileWidth in pixels; likewise tileHeight
 * @param visible the part of them that is to be seen
 * @param alpha the item that says what is transparent; null if nothing is
 * @param color what is said of the colours of the whole
 */
public record HeifImage(
    List<Integer> tiles,
    int columns,
    int tileWidth,
    int tileHeight,
    Area visible,
    @Nullable Integer alpha,
    Nclx color) {

  /** Pixels from the left and from the top, before anything is turned. */
  public record Area(int x, int y, int width, int height) {}

  public HeifImage {
    tiles = List.copyOf(tiles);
  }

  public boolean isOfTiles() {
    return tiles.size() > 1;
  }

  public int rows() {
    return tiles.size() / columns;
  }

  /** Pixels of all tiles together. */
  public long pixels() {
    return (long) tileWidth * tileHeight * tiles.size();
  }

  /** Whether it is the whole of one opaque item, which any FFmpeg that knows the kind shows. */
  boolean isPlain() {
    return !isOfTiles() && alpha == null && visible.equals(new Area(0, 0, tileWidth, tileHeight));
  }
}
