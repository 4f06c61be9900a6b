package org.mediatranscoder.ui.language;

import java.util.Locale;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

/** Tells every template the language of the page, and the one that the switch leads to. */
@ControllerAdvice
class LanguageModel {

  @ModelAttribute("language")
  String language(Locale locale) {
    return PageLanguage.of(locale);
  }

  @ModelAttribute("otherLanguage")
  String otherLanguage(Locale locale) {
    return PageLanguage.other(PageLanguage.of(locale));
  }
}
