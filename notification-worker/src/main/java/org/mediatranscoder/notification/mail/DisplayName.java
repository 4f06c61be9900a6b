package org.mediatranscoder.notification.mail;

import java.util.regex.Pattern;

/** A file name made fit to stand in a subject or a sentence: people can type anything into it. */
final class DisplayName {

  private static final int MAX_CODE_POINTS = 80;

  /** Control and format characters (line ends, reversed writing) and every kind of space. */
  private static final Pattern INVISIBLE = Pattern.compile("[\\p{C}\\p{Z}\\s]+");

  private DisplayName() {}

  /** One line of at most 80 characters, never empty. */
  static String of(String fileName) {
    String line = INVISIBLE.matcher(fileName).replaceAll(" ").strip();
    return line.isEmpty() ? "your file" : shortened(line);
  }

  private static String shortened(String line) {
    if (line.codePointCount(0, line.length()) <= MAX_CODE_POINTS) {
      return line;
    }
    return line.substring(0, line.offsetByCodePoints(0, MAX_CODE_POINTS - 1)) + "…";
  }
}
