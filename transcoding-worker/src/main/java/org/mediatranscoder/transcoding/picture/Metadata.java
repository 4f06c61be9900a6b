package org.mediatranscoder.transcoding.picture;

import org.jspecify.annotations.Nullable;

/**
 * What the file of a picture says beside its pixels.
 *
 * @param whole whether the file reaches its own end
 * @param animated whether it has several frames
 * @param profile its colours; null if they are those of sRGB, or nothing is said
 * @param image of a file of items, what they are; null if it is none, or is not understood
 */
record Metadata(
    boolean whole,
    boolean animated,
    Orientation orientation,
    @Nullable ColorProfile profile,
    @Nullable HeifImage image) {

  /** Blocks that are larger are passed over: no camera writes such. */
  static final int MOST_BYTES = 4 * 1024 * 1024;

  static final Metadata NOTHING = new Metadata(false, false, Orientation.UPRIGHT, null, null);

  Metadata thatIsWhole() {
    return new Metadata(true, animated, orientation, profile, image);
  }

  Metadata thatIsAnimated() {
    return new Metadata(whole, true, orientation, profile, image);
  }

  Metadata with(HeifImage found) {
    return new Metadata(whole, animated, orientation, profile, found);
  }

  Metadata with(Orientation found) {
    return new Metadata(whole, animated, found, profile, image);
  }

  Metadata with(@Nullable ColorProfile found) {
    return new Metadata(whole, animated, orientation, found, image);
  }
}
