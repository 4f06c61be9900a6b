package org.mediatranscoder.transcoding.cmaf;

import java.nio.ByteBuffer;

/** Finds the audio object type in an {@code esds} box (ISO/IEC 14496-1, 7.2.6; 14496-3, 1.6). */
final class AudioObject {

  private static final int ES = 3;
  private static final int DECODER_CONFIG = 4;
  private static final int DECODER_SPECIFIC = 5;
  private static final int AAC = 0x40;

  private AudioObject() {}

  /** Such as 2 for AAC-LC. */
  static int of(ByteBuffer esds) {
    ByteBuffer at = esds.duplicate().position(4);
    enter(at, ES);
    at.position(at.position() + 3);
    enter(at, DECODER_CONFIG);
    if ((at.get() & 0xff) != AAC) {
      throw new MalformedTrackException("Audio that is not AAC");
    }
    at.position(at.position() + 12);
    enter(at, DECODER_SPECIFIC);
    int type = (at.get() & 0xff) >> 3;
    return type == 31 ? 32 + ((at.get(at.position() - 1) & 7) << 3 | (at.get() & 0xff) >> 5) : type;
  }

  /** Moves to the content of the descriptor; its length is one to four bytes. */
  private static void enter(ByteBuffer at, int tag) {
    if (at.get() != tag) {
      throw new MalformedTrackException("An esds without descriptor " + tag);
    }
    while (at.get() < 0) {}
  }
}
