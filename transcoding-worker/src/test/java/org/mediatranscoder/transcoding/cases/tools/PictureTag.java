package org.mediatranscoder.transcoding.cases.tools;

import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.List;

/** Cover art as Ogg carries it: a FLAC picture block in Base64 (RFC 9639, section 8.8). */
final class PictureTag {

  private static final int FRONT_COVER = 3;

  private PictureTag() {}

  /** FFmpeg's metadata file with the JPEG as a tag; the arguments are its width and height. */
  static byte[] metadata(byte[] jpeg, List<String> arguments) {
    byte[] type = Bytes.latin("image/jpeg");
    ByteBuffer block = ByteBuffer.allocate(32 + type.length + jpeg.length);
    block.putInt(FRONT_COVER).putInt(type.length).put(type).putInt(0);
    block.putInt(Integer.parseInt(arguments.get(0))).putInt(Integer.parseInt(arguments.get(1)));
    block.putInt(24).putInt(0).putInt(jpeg.length).put(jpeg);
    String text = Base64.getEncoder().encodeToString(block.array()).replace("=", "\\=");
    return Bytes.latin(";FFMETADATA1\nMETADATA_BLOCK_PICTURE=" + text + "\n");
  }
}
