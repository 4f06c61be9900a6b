package org.mediatranscoder.ui.language;

import java.time.Duration;
import java.util.Locale;
import org.mediatranscoder.ui.UiSettings;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.servlet.i18n.AcceptHeaderLocaleResolver;
import org.springframework.web.servlet.i18n.CookieLocaleResolver;

/** The language that a person has chosen, else the first of ours that their browser asks for. */
@Configuration(proxyBeanMethods = false)
class LanguageConfiguration {

  private static final Duration A_YEAR = Duration.ofDays(365);

  @Bean
  MessageSource messageSource(
      @Value("${spring.web.resources.static-locations:classpath:/static/}") String location) {
    return new PageTexts(location);
  }

  @Bean
  LocaleResolver localeResolver(UiSettings settings) {
    AcceptHeaderLocaleResolver browser = new AcceptHeaderLocaleResolver();
    browser.setSupportedLocales(PageLanguage.all().stream().map(Locale::of).toList());
    browser.setDefaultLocale(Locale.ENGLISH);
    CookieLocaleResolver chosen = new CookieLocaleResolver("language");
    chosen.setDefaultLocaleFunction(browser::resolveLocale);
    chosen.setCookieMaxAge(A_YEAR);
    chosen.setCookieSameSite("Lax");
    chosen.setCookieSecure(settings.secure());
    chosen.setCookieHttpOnly(true);
    chosen.setRejectInvalidCookies(false);
    return chosen;
  }
}
