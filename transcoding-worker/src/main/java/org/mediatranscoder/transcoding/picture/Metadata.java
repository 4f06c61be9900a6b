package org.mediatranscoder.transcoding.picture;

import org.jspecify.annotations.Nullable;

/**
 * What the file of a picture says beside its pixels.
 *
 * @param whole whether the file reaches its own end
 * @param animated whether it has several frames
 * @param composed whether it is put together of other pictures, or a part of one
 * @param profile its colours; null if they are those of sRGB, or nothing is said
 */
record Metadata(
    boolean whole,
    boolean animated,
    boolean composed,
    Orientation orientation,
    @Nullable ColorProfile profile) {

  /** Blocks that are larger are passed over: no camera writes such. */
  static final int MOST_BYTES = 4 * 1024 * 1024;

  static final Metadata NOTHING = new Metadata(false, false, false, Orientation.UPRIGHT, null);

  Metadata thatIsWhole() {
    return new Metadata(true, animated, composed, orientation, profile);
  }

  Metadata thatIsAnimated() {
    return new Metadata(whole, true, composed, orientation, profile);
  }

  Metadata thatIsComposed() {
    return new Metadata(whole, animated, true, orientation, profile);
  }

  Metadata with(Orientation found) {
    return new Metadata(whole, animated, composed, found, profile);
  }

  Metadata with(@Nullable ColorProfile found) {
    return new Metadata(whole, animated, composed, orientation, found);
  }
}
