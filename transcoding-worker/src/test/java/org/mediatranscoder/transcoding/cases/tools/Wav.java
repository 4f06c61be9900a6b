package org.mediatranscoder.transcoding.cases.tools;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;

/** Headers of WAV (RIFF, little-endian). */
final class Wav {

  private static final String PCM = "0100000000001000800000aa00389b71";

  private Wav() {}

  /** The same samples with a WAVE_FORMAT_EXTENSIBLE header and this mask of speakers, in hex. */
  static byte[] channelMask(byte[] input, List<String> arguments) {
    int format = Bytes.require(input, "fmt ", 0) + 8;
    int data = Bytes.require(input, "data", 0) + 4;
    int length = little(input).getInt(data);
    byte[] extended = new byte[68 + length];
    ByteBuffer wav = little(extended);
    wav.put(Bytes.latin("RIFF")).putInt(60 + length).put(Bytes.latin("WAVEfmt ")).putInt(40);
    wav.putShort((short) 0xFFFE).put(input, format + 2, 14); // channels … bits per sample
    wav.putShort((short) 22).putShort(little(input).getShort(format + 14));
    wav.putInt(Integer.parseUnsignedInt(arguments.getFirst(), 16))
        .put(HexFormat.of().parseHex(PCM));
    wav.put(Bytes.latin("data")).putInt(length).put(input, data + 4, length);
    return extended;
  }

  /** Other lengths of RIFF and of its data: {@code +N} adds, {@code =} leaves, a number sets. */
  static byte[] lengths(byte[] input, List<String> arguments) {
    byte[] output = Arrays.copyOf(input, input.length);
    set(output, 4, arguments.get(0));
    set(output, Bytes.require(input, "data", 0) + 4, arguments.get(1));
    return output;
  }

  private static void set(byte[] wav, int at, String length) {
    int now = little(wav).getInt(at);
    int then =
        switch (length.charAt(0)) {
          case '=' -> now;
          case '+' -> now + Integer.parseInt(length);
          default -> Integer.parseUnsignedInt(length);
        };
    little(wav).putInt(at, then);
  }

  private static ByteBuffer little(byte[] bytes) {
    return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }
}
