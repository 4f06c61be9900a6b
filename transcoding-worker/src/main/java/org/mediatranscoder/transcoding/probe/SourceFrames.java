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
 * @param places of the packets between cuts
 */
public record SourceFrames(boolean regular, Times times, Times cuts, Places places) {

  /** Of which it is not known where packets are stored. */
  public SourceFrames(boolean regular, Times times, Times cuts) {
    this(regular, times, cuts, new Places(new long[0], new long[0]));
  }

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

  /** Where in the file packets are stored. */
  public static final class Places {

    private final long[] starts;
    private final long[] ends;

    /**
     * @param starts of the packets that are stored from each cut on to the next; likewise ends
     */
    Places(long[] starts, long[] ends) {
      this.starts = starts.clone();
      this.ends = ends.clone();
    }

    /** False if the file does not say it of each packet. */
    public boolean areKnown() {
      return starts.length > 0;
    }

    /**
     * All packets that are stored from a cut on, and what lies between them.
     *
     * @param cut its number in the order of cuts, from 0
     * @param next the cut before which to stop; the number of cuts for the end of the video
     */
    public ByteRange between(int cut, int next) {
      long from = Arrays.stream(starts, cut, next).min().orElseThrow();
      return new ByteRange(from, Arrays.stream(ends, cut, next).max().orElseThrow());
    }
  }
}
