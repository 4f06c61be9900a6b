package org.mediatranscoder.notification.mail;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A file name made fit to stand in a subject or a sentence: people can type anything into it, and a
 * mail must not carry an advertisement to somebody else. Mail programs make links of addresses and
 * of whatever has a dot in it, so only letters, digits and a few other characters are kept.
 */
final class DisplayName {

  private static final int MAX_CODE_POINTS = 60;

  private static final String NOTHING_LEFT = "your file";

  /**
   * Control and format characters (line ends, reversed writing), punctuation, all kinds of space.
   */
  private static final Pattern DROPPED = Pattern.compile("[^\\p{L}\\p{M}\\p{N}\\p{So}_(),'&-]+");

  /** None of them is a top-level domain, except mov, see {@link #withoutExtension}. */
  private static final Set<String> EXTENSIONS =
      Set.of(
          "3gp", "aac", "aiff", "avi", "avif", "flac", "flv", "gif", "heic", "jpg", "jpeg", "m2ts",
          "m4a", "m4v", "mkv", "mov", "mp3", "mp4", "mpeg", "mpg", "mts", "mxf", "oga", "ogg",
          "ogv", "opus", "png", "ts", "wav", "webm", "webp", "wma", "wmv");

  private DisplayName() {}

  /** One line of at most 60 characters and an extension, never empty. */
  static String of(String fileName) {
    int dot = fileName.lastIndexOf('.');
    String extension = fileName.substring(dot + 1).strip().toLowerCase(Locale.ROOT);
    return dot > 0 && EXTENSIONS.contains(extension)
        ? plain(fileName.substring(0, dot)) + "." + extension
        : plain(fileName);
  }

  /** As {@link #of}, for others than the sender: {@code example.mov} may be a web site. */
  static String withoutExtension(String fileName) {
    int dot = fileName.lastIndexOf('.');
    return plain(dot > 0 ? fileName.substring(0, dot) : fileName);
  }

  private static String plain(String text) {
    String line = DROPPED.matcher(text).replaceAll(" ").strip();
    return line.isEmpty() ? NOTHING_LEFT : shortened(line);
  }

  private static String shortened(String line) {
    if (line.codePointCount(0, line.length()) <= MAX_CODE_POINTS) {
      return line;
    }
    return line.substring(0, line.offsetByCodePoints(0, MAX_CODE_POINTS - 1)) + "…";
  }
}
