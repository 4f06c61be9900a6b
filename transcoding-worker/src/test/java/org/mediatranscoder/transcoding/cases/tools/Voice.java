package org.mediatranscoder.transcoding.cases.tools;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Random;

/** Audio for which FFmpeg has no encoder. */
final class Voice {

  private static final int DSD64 = 2_822_400;
  private static final int DSD_BLOCK = 4096;

  private Voice() {}

  /** Three seconds of AMR-NB at 12.2 kbit/s (3GPP TS 26.101): noise that every decoder takes. */
  static byte[] amr() {
    int frames = 150;
    int frame = 32;
    byte[] file = new byte[6 + frames * frame];
    new Random(1).nextBytes(file);
    System.arraycopy(Bytes.latin("#!AMR\n"), 0, file, 0, 6);
    for (int at = 6; at < file.length; at += frame) {
      file[at] = 0x3c;
    }
    return file;
  }

  /** Two seconds of silence in stereo DSD64, as DSF. */
  static byte[] dsf() {
    int perChannel = DSD64 * 2 / 8 / DSD_BLOCK * DSD_BLOCK;
    byte[] silence = new byte[perChannel * 2];
    Arrays.fill(silence, (byte) 0x69);
    ByteBuffer file = ByteBuffer.allocate(92 + silence.length).order(ByteOrder.LITTLE_ENDIAN);
    file.put(Bytes.latin("DSD ")).putLong(28).putLong(file.capacity()).putLong(0);
    file.put(Bytes.latin("fmt ")).putLong(52).putInt(1).putInt(0).putInt(2).putInt(2);
    file.putInt(DSD64).putInt(1).putLong(perChannel * 8L).putInt(DSD_BLOCK).putInt(0);
    file.put(Bytes.latin("data")).putLong(12L + silence.length).put(silence);
    return file.array();
  }
}
