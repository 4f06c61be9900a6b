package org.mediatranscoder.transcoding.cases.tools;

import java.nio.ByteBuffer;

/** The boxes of a photo as telephones write them (ISO/IEC 23008-12): no index of tracks. */
final class Heic {

  private static final int PAYLOAD = 16_384;

  private Heic() {}

  static byte[] photo(String brand) {
    byte[] type = Bytes.join(Bytes.latin(brand), new byte[4], Bytes.latin("mif1" + brand));
    byte[] handler = box("hdlr", Bytes.join(new byte[8], Bytes.latin("pict"), new byte[13]));
    byte[] primary = box("pitm", Bytes.join(new byte[4], new byte[] {0, 1}));
    byte[] payload = new byte[PAYLOAD];
    for (int at = 0; at < PAYLOAD; at++) {
      payload[at] = (byte) at;
    }
    return Bytes.join(
        box("ftyp", type),
        box("meta", Bytes.join(new byte[4], handler, primary)),
        box("mdat", payload));
  }

  private static byte[] box(String type, byte[] content) {
    return ByteBuffer.allocate(8 + content.length)
        .putInt(8 + content.length)
        .put(Bytes.latin(type))
        .put(content)
        .array();
  }
}
