package org.mediatranscoder.model.job;

import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/**
 * What an output is called, in the mail, in the API and on the disk of the person who downloads it:
 * the name of the source, and what the format's id says beyond its extension.
 */
public final class OutputName {

  /**
   * The longest name in bytes of UTF-8. Most file systems take 255; a browser adds its own endings
   * while it downloads.
   */
  private static final int LONGEST = 230;

  private static final String NAMELESS = "media";

  /** Control and direction characters, and what some file system forbids. */
  private static final Pattern UNFIT = Pattern.compile("[\\p{Cntrl}\\p{Cf}\\\\/:*?\"<>|]+");

  private OutputName() {}

  /**
   * Such as {@code holiday (720p).mp4} for {@code holiday.mov} and {@code mp4-720p}, and {@code
   * holiday.mp3} for {@code mp3}. A name that would be the source's own names the format as well:
   * {@code track (mp3).mp3}.
   *
   * @param source as the person named it; whatever it holds, the result is a plain file name
   * @param formatId in the catalogue
   * @param extension of the format, without the dot
   */
  public static String of(String source, String formatId, String extension) {
    String stem = stem(source);
    String name = named(stem, label(formatId, extension), extension);
    return name.equalsIgnoreCase(source) ? named(stem, " (" + formatId + ")", extension) : name;
  }

  /** The source's name without its extension; a hidden file keeps nothing of its name. */
  private static String stem(String source) {
    String plain = UNFIT.matcher(source).replaceAll("_").strip();
    int dot = plain.lastIndexOf('.');
    String stem = dot < 0 ? plain : plain.substring(0, dot).strip();
    return stem.isEmpty() || stem.startsWith(".") ? NAMELESS : stem;
  }

  private static String label(String formatId, String extension) {
    String prefix = extension + "-";
    String beyond = formatId.startsWith(prefix) ? formatId.substring(prefix.length()) : formatId;
    return beyond.equals(extension) ? "" : " (" + beyond + ")";
  }

  private static String named(String stem, String label, String extension) {
    String end = label + "." + extension;
    return shortened(stem, LONGEST - bytes(end)) + end;
  }

  private static String shortened(String stem, int most) {
    int length = stem.length();
    while (bytes(stem.substring(0, length)) > most) {
      length = stem.offsetByCodePoints(length, -1);
    }
    return stem.substring(0, length).strip();
  }

  private static int bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }
}
