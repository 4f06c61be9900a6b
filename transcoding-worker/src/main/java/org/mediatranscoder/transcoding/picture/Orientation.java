package org.mediatranscoder.transcoding.picture;

import java.util.ArrayList;
import java.util.List;

/**
 * What makes stored pixels upright.
 *
 * @param mirrored whether left and right are exchanged, which comes first
 * @param quarters quarter turns clockwise, 0 to 3
 */
public record Orientation(boolean mirrored, int quarters) {

  public static final Orientation UPRIGHT = new Orientation(false, 0);

  /** By the value of the tag {@code Orientation}, 1 to 8 (CIPA DC-008, 4.6.5). */
  private static final List<Orientation> OF_EXIF =
      List.of(
          UPRIGHT,
          new Orientation(true, 0),
          new Orientation(false, 2),
          new Orientation(true, 2),
          new Orientation(true, 3),
          new Orientation(false, 1),
          new Orientation(true, 1),
          new Orientation(false, 3));

  static Orientation ofExif(int value) {
    return value >= 1 && value <= OF_EXIF.size() ? OF_EXIF.get(value - 1) : UPRIGHT;
  }

  /** This, and then turned. */
  Orientation turned(int clockwise) {
    return new Orientation(mirrored, Math.floorMod(quarters + clockwise, 4));
  }

  /** This, and then left and right exchanged. */
  Orientation mirroredAgain() {
    return new Orientation(!mirrored, Math.floorMod(-quarters, 4));
  }

  /** Whether width and height change places. */
  public boolean isSideways() {
    return quarters % 2 == 1;
  }

  /** Of FFmpeg. */
  public List<String> filters() {
    List<String> filters = new ArrayList<>();
    if (mirrored) {
      filters.add("hflip");
    }
    switch (quarters) {
      case 1 -> filters.add("transpose=clock");
      case 2 -> filters.addAll(List.of("hflip", "vflip"));
      case 3 -> filters.add("transpose=cclock");
      default -> {}
    }
    return filters;
  }
}
