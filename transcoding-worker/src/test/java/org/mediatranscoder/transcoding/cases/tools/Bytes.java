package org.mediatranscoder.transcoding.cases.tools;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/** Searches and replaces bytes; texts are Latin-1. */
final class Bytes {

  private Bytes() {}

  static byte[] latin(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }

  /** Where the bytes are from an offset on; -1 if they are not. */
  static int find(byte[] bytes, byte[] wanted, int from) {
    for (int at = from; at <= bytes.length - wanted.length; at++) {
      if (Arrays.equals(bytes, at, at + wanted.length, wanted, 0, wanted.length)) {
        return at;
      }
    }
    return -1;
  }

  /** Where the text is from an offset on. */
  static int require(byte[] bytes, String text, int from) {
    int at = find(bytes, latin(text), from);
    if (at < 0) {
      throw new IllegalStateException("There is no " + text);
    }
    return at;
  }

  /** The first place of a text, overwritten by a text of the same length. */
  static byte[] replace(byte[] input, List<String> arguments) {
    byte[] output = input.clone();
    byte[] text = latin(arguments.get(1));
    System.arraycopy(text, 0, output, require(input, arguments.get(0), 0), text.length);
    return output;
  }

  static byte[] join(byte[]... parts) {
    int length = Arrays.stream(parts).mapToInt(part -> part.length).sum();
    byte[] all = new byte[length];
    int at = 0;
    for (byte[] part : parts) {
      System.arraycopy(part, 0, all, at, part.length);
      at += part.length;
    }
    return all;
  }
}
