package org.mediatranscoder.gateway.multipart;

import java.util.Arrays;

/**
 * Finds a sequence of bytes (Horspool's algorithm): it looks at one byte in as many as the sequence
 * is long, where a search byte by byte costs more time than all else that an upload does here.
 */
final class BytePattern {

  private final byte[] pattern;
  private final int last;

  /** How far a match may be at least, by the byte under the end of the pattern. */
  private final int[] steps = new int[256];

  BytePattern(byte[] pattern) {
    this.pattern = pattern;
    this.last = pattern.length - 1;
    Arrays.fill(steps, pattern.length);
    for (int i = 0; i < last; i++) {
      steps[pattern[i] & 0xff] = last - i;
    }
  }

  int length() {
    return pattern.length;
  }

  /** The index of the first match that lies whole in the range, or -1. */
  int find(byte[] text, int from, int to) {
    int at = from;
    while (at + last < to) {
      byte end = text[at + last];
      if (end == pattern[last]
          && Arrays.equals(text, at, at + pattern.length, pattern, 0, pattern.length)) {
        return at;
      }
      at += steps[end & 0xff];
    }
    return -1;
  }
}
