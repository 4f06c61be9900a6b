package org.mediatranscoder.transcoding.plan;

import java.util.List;
import java.util.Locale;
import java.util.MissingResourceException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.mediatranscoder.transcoding.probe.AudioStream;

/** Says again which language is spoken, as all that a source says of itself is left out. */
final class Languages {

  /** ISO 639-1 or 639-2, with or without a region; of several languages the first counts. */
  private static final Pattern CODE = Pattern.compile("^([A-Za-z]{2,3})(?![A-Za-z])");

  private Languages() {}

  /** Of the one audio stream, for containers that say it of the stream. */
  static List<String> of(AudioStream audio) {
    return option("-metadata:s:a:0", audio);
  }

  /** Of a file with this audio alone, whose container says it of the file. */
  static List<String> ofFile(AudioStream audio) {
    return option("-metadata", audio);
  }

  private static List<String> option(String name, AudioStream audio) {
    String code = code(audio.language());
    return code == null ? List.of() : List.of(name, "language=" + code);
  }

  /** Three letters (ISO 639-2), which every container takes; null if it is none. */
  private static @Nullable String code(@Nullable String language) {
    Matcher matcher = CODE.matcher(language == null ? "" : language);
    if (!matcher.find()) {
      return null;
    }
    try {
      String code = Locale.of(matcher.group(1).toLowerCase(Locale.ROOT)).getISO3Language();
      return code.isEmpty() || code.equals("und") ? null : code;
    } catch (MissingResourceException noSuchLanguage) {
      return null;
    }
  }
}
