package org.mediatranscoder.ui.language;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import org.mediatranscoder.ui.login.ReturnPage;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.LocaleResolver;

/** Where the switch on each page leads: remembers the language and goes back to the page. */
@Controller
class LanguageController {

  private final LocaleResolver locales;

  LanguageController(LocaleResolver locales) {
    this.locales = locales;
  }

  @GetMapping("/language/{language}")
  String choose(
      @PathVariable String language,
      @RequestParam(defaultValue = "/") String page,
      HttpServletRequest request,
      HttpServletResponse response) {
    String known = PageLanguage.of(Locale.forLanguageTag(language));
    locales.setLocale(request, response, Locale.of(known));
    return "redirect:" + ReturnPage.of(page);
  }
}
