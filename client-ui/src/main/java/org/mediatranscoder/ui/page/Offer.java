package org.mediatranscoder.ui.page;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.mediatranscoder.ui.UiSettings;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import org.springframework.util.unit.DataSize;

/** What the landing page tells of the service before somebody signs in, from its settings. */
@Component
@EnableConfigurationProperties({AccountLimits.class, KeptFiles.class})
final class Offer {

  private final UiSettings settings;
  private final AccountLimits limits;
  private final KeptFiles kept;
  private final MessageSource texts;

  Offer(UiSettings settings, AccountLimits limits, KeptFiles kept, MessageSource texts) {
    this.settings = settings;
    this.limits = limits;
    this.kept = kept;
    this.texts = texts;
  }

  /** A title and a sentence. */
  record Part(String title, String text) {}

  /** What it takes, keeps and costs. */
  List<Part> in(Locale locale) {
    return List.of(
        new Part(
            text(locale, "landing.takes"),
            text(locale, "landing.takes.text", words(settings.maxUploadSize()))),
        new Part(text(locale, "landing.keeps"), keeps(locale)),
        new Part(
            text(locale, "landing.costs"),
            text(
                locale,
                "landing.costs.text",
                words(limits.bytesPerDay()),
                words(locale, limits.encodingPerDay()))));
  }

  private String keeps(Locale locale) {
    String most = words(limits.storedBytes());
    Duration life = kept.filesKept();
    return life == null
        ? text(locale, "landing.keeps.always", most)
        : text(locale, "landing.keeps.text", words(locale, life), most);
  }

  /** In whole units, rounded down: it promises no more than there is. */
  private static String words(DataSize size) {
    return size.toGigabytes() > 0
        ? size.toGigabytes() + "\u00a0GB"
        : size.toMegabytes() + "\u00a0MB";
  }

  private String words(Locale locale, Duration duration) {
    if (duration.compareTo(Duration.ofDays(2)) >= 0) {
      return text(locale, "landing.days", duration.toDays());
    }
    return duration.compareTo(Duration.ofHours(2)) >= 0
        ? text(locale, "landing.hours", duration.toHours())
        : text(locale, "landing.minutes", duration.toMinutes());
  }

  private String text(Locale locale, String key, Object... values) {
    return texts.getMessage(key, values, locale);
  }
}
