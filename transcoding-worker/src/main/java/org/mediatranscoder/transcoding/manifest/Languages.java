package org.mediatranscoder.transcoding.manifest;

import java.util.Locale;

/** Languages as RFC 5646 wants them: in two letters where there are two. */
final class Languages {

  private Languages() {}

  /** Such as {@code en} of {@code eng}, and {@code gsw} of itself. */
  static String shortest(String language) {
    for (String two : Locale.getISOLanguages()) {
      if (Locale.of(two).getISO3Language().equals(language)) {
        return two;
      }
    }
    return language;
  }

  /** What it is called in English, such as {@code German} of {@code deu}. */
  static String name(String language) {
    return Locale.of(shortest(language)).getDisplayLanguage(Locale.ENGLISH);
  }
}
