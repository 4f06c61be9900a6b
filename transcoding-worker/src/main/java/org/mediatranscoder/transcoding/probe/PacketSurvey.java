package org.mediatranscoder.transcoding.probe;

import java.time.Duration;

/**
 * What all packets of a stream tell, which a header does not: whether they can go into another file
 * as they are.
 *
 * @param packets how many there are
 * @param bytes of all of them
 * @param length from the first to the end of the last
 * @param keyAtStart whether the first one is a key frame, with none to be shown before it
 * @param leftOut how many an edit list leaves out
 * @param regular whether each says when it is shown, they are in the order of decoding, and the
 *     settings of the stream do not change
 * @param keyInterval the longest time between two key frames
 * @param gap the longest time between the end of a packet and the next one, or by which they
 *     overlap
 * @param captions whether there are closed captions among the frames
 * @param sound whether what was decoded of it in some places was without a fault
 */
public record PacketSurvey(
    long packets,
    long bytes,
    Duration length,
    boolean keyAtStart,
    long leftOut,
    boolean regular,
    Duration keyInterval,
    Duration gap,
    boolean captions,
    boolean sound) {

  /** Kilobits a second on average; 0 if it is empty. */
  public long kbps() {
    return length.isPositive() ? bytes * 8 / Math.max(1, length.toMillis()) : 0;
  }

  PacketSurvey decoded(boolean withoutFault) {
    return new PacketSurvey(
        packets,
        bytes,
        length,
        keyAtStart,
        leftOut,
        regular,
        keyInterval,
        gap,
        captions,
        withoutFault);
  }
}
