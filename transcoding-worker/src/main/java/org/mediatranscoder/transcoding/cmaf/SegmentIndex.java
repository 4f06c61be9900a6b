package org.mediatranscoder.transcoding.cmaf;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Writes the index of a track, a {@code sidx} box (ISO/IEC 14496-12, 8.16.3). */
final class SegmentIndex {

  private static final int FIXED = 40;
  private static final int ENTRY = 12;

  /** Each subsegment begins with a sample from which decoding can begin, of a closed GOP. */
  private static final int STARTS_WITH_SAP_1 = 0x9000_0000;

  private SegmentIndex() {}

  static int bytes(int fragments) {
    return FIXED + ENTRY * fragments;
  }

  /**
   * @param move of the times of all fragments, in ticks
   */
  static ByteBuffer of(List<Fragment> fragments, long timescale, long move) {
    if (fragments.size() > 0xffff) {
      throw new MalformedTrackException("%d fragments".formatted(fragments.size()));
    }
    ByteBuffer box = ByteBuffer.allocate(bytes(fragments.size()));
    box.putInt(box.limit()).put("sidx".getBytes(StandardCharsets.ISO_8859_1));
    box.putInt(1 << 24); // Version 1: times in 64 bits.
    box.putInt(1).putInt((int) timescale);
    Fragment first = fragments.getFirst();
    box.putLong(first.decodeTime() + move + first.earliest()).putLong(0);
    box.putShort((short) 0).putShort((short) fragments.size());
    for (Fragment fragment : fragments) {
      box.putInt((int) fragment.bytes()).putInt((int) fragment.duration());
      box.putInt(STARTS_WITH_SAP_1);
    }
    return box.flip();
  }
}
