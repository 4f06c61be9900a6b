package org.mediatranscoder.transcoding.probe;

import java.util.Arrays;

/**
 * When the frames of a video are shown, as all its packets say, and where it can be cut. Times are
 * in units of the stream's time base, on the clock of the file.
 *
 * @param regular whether a decoder can be expected to give one frame for each packet: each says
 *     when it is shown, none at the moment of another, none is corrupt, and the first is a key
 *     frame with none to be shown before it
 * @param times of all frames that are shown, in the order in which they are shown
 * @param cuts times of the key frames before which all earlier frames are stored, in the same
 *     order: frames that are stored after such a one and shown before it belong to what is before
 */
public record SourceFrames(boolean regular, Times times, Times cuts) {

  /** Rising numbers, as few bytes as possible: a video of four hours has a million. */
  public static final class Times {

    private final long[] rising;

    /** Sorts them. */
    Times(long[] times) {
      rising = times.clone();
      Arrays.sort(rising);
    }

    /** Of these, in any order. */
    public static Times of(long... times) {
      return new Times(times);
    }

    public int count() {
      return rising.length;
    }

    public long get(int index) {
      return rising[index];
    }

    /** How many are before a time. */
    public int before(long time) {
      int found = Arrays.binarySearch(rising, time);
      return found < 0 ? -found - 1 : found;
    }

    boolean differ() {
      for (int i = 1; i < rising.length; i++) {
        if (rising[i] == rising[i - 1]) {
          return false;
        }
      }
      return true;
    }
  }
}
