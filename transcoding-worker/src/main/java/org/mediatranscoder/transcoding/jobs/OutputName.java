package org.mediatranscoder.transcoding.jobs;

import java.util.regex.Pattern;

/** What a download is called: as the source was, with the ending of the format. */
final class OutputName {

  private static final int LONGEST_STEM = 120;

  /** Controls, directions of writing, and what some file system forbids. */
  private static final Pattern UNFIT = Pattern.compile("[\\p{Cntrl}\\p{Cf}\\\\/:*?\"<>|]+");

  private OutputName() {}

  /**
   * Such as {@code holiday.mp4} for {@code holiday.mov}.
   *
   * @param source as the person named it: whatever it holds, the result is a plain file name
   */
  static String of(String source, String extension) {
    String plain = UNFIT.matcher(source).replaceAll("_").strip();
    int dot = plain.lastIndexOf('.');
    String stem = dot > 0 ? plain.substring(0, dot) : plain;
    if (stem.codePointCount(0, stem.length()) > LONGEST_STEM) {
      stem = stem.substring(0, stem.offsetByCodePoints(0, LONGEST_STEM));
    }
    return (stem.isBlank() || stem.startsWith(".") ? "media" : stem) + "." + extension;
  }
}
