package org.mediatranscoder.transcoding.cases.tools;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.function.UnaryOperator;

/** H.264 as a byte stream (ITU-T H.264, annex B). */
final class AnnexB {

  private static final byte[] START = {0, 0, 0, 1};
  private static final int IDR = 5;
  private static final int SPS = 7;

  private AnnexB() {}

  /** Before each IDR slice an SEI message that says it is longer than it is. */
  static byte[] longSei(byte[] input, List<String> arguments) {
    byte[] sei = HexFormat.of().parseHex("060140" + "11".repeat(20) + "80");
    return rewrite(input, IDR, slice -> Bytes.join(sei, START, slice));
  }

  /** The VUI of each baseline SPS ends before its fields of timing. */
  static byte[] shortVui(byte[] input, List<String> arguments) {
    return rewrite(input, SPS, AnnexB::withShortVui);
  }

  private static byte[] withShortVui(byte[] sps) {
    BitReader bits = new BitReader(unescaped(sps), 8);
    StringBuilder kept = new StringBuilder(bits.read(24));
    kept.append(bits.readExpGolomb()).append(bits.readExpGolomb()); // id, log2_max_frame_num
    String orderType = bits.readExpGolomb();
    kept.append(orderType);
    if (orderType.equals("1")) {
      kept.append(bits.readExpGolomb());
    }
    kept.append(bits.readExpGolomb()).append(bits.read(1)); // reference frames, gaps
    kept.append(bits.readExpGolomb()).append(bits.readExpGolomb()); // width, height
    kept.append(bits.read(1)).append(bits.read(1)); // frame_mbs_only, direct_8x8
    String cropped = bits.read(1);
    kept.append(cropped);
    for (int side = 0; side < 4 && cropped.equals("1"); side++) {
      kept.append(bits.readExpGolomb());
    }
    kept.append("1").append("0000").append("1"); // a VUI with nothing in it, the stop bit
    kept.append("0".repeat(Math.floorMod(-kept.length(), 8)));
    byte[] body = new byte[kept.length() / 8];
    for (int at = 0; at < body.length; at++) {
      body[at] = (byte) Integer.parseInt(kept.substring(at * 8, at * 8 + 8), 2);
    }
    return Bytes.join(Arrays.copyOf(sps, 1), body);
  }

  private static byte[] unescaped(byte[] unit) {
    ByteArrayOutputStream plain = new ByteArrayOutputStream();
    for (int at = 0; at < unit.length; at++) {
      boolean escape = at >= 2 && unit[at] == 3 && unit[at - 1] == 0 && unit[at - 2] == 0;
      if (!escape) {
        plain.write(unit[at]);
      }
    }
    return plain.toByteArray();
  }

  private static byte[] rewrite(byte[] stream, int type, UnaryOperator<byte[]> change) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (byte[] unit : units(stream)) {
      all.writeBytes(START);
      all.writeBytes(unit.length > 0 && (unit[0] & 31) == type ? change.apply(unit) : unit);
    }
    return all.toByteArray();
  }

  private static List<byte[]> units(byte[] stream) {
    List<byte[]> units = new ArrayList<>();
    byte[] code = {0, 0, 1};
    int begin = Bytes.find(stream, code, 0) + 3;
    while (begin >= 3) {
      int next = Bytes.find(stream, code, begin);
      int end = next < 0 ? stream.length : next > 0 && stream[next - 1] == 0 ? next - 1 : next;
      units.add(Arrays.copyOfRange(stream, begin, end));
      begin = next + 3;
      if (next < 0) {
        break;
      }
    }
    return units;
  }
}
