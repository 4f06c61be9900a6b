package org.mediatranscoder.ui.language;

import java.util.List;
import java.util.Locale;

/** The languages of the pages, as BCP 47 names them. */
final class PageLanguage {

  private static final String ENGLISH = "en";
  private static final String GERMAN = "de";

  private PageLanguage() {}

  static List<String> all() {
    return List.of(ENGLISH, GERMAN);
  }

  /** The one of ours that is closest: English for a language that we do not have. */
  static String of(Locale locale) {
    return locale.getLanguage().equals(GERMAN) ? GERMAN : ENGLISH;
  }

  /** What the switch on each page leads to. */
  static String other(String language) {
    return language.equals(GERMAN) ? ENGLISH : GERMAN;
  }
}
