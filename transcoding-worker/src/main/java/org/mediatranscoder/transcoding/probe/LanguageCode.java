package org.mediatranscoder.transcoding.probe;

import java.util.Locale;
import java.util.Map;
import java.util.MissingResourceException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The codes of ISO 639-2, of which some languages have two: {@code deu} is {@code ger} too. */
public final class LanguageCode {

  /** ISO 639-1 or 639-2, with or without a region; of several languages the first counts. */
  private static final Pattern CODE = Pattern.compile("^([A-Za-z]{2,3})(?![A-Za-z])");

  /** The terminological codes by the bibliographic ones, which Matroska prefers. */
  private static final Map<String, String> TERMINOLOGICAL =
      Map.ofEntries(
          Map.entry("alb", "sqi"),
          Map.entry("arm", "hye"),
          Map.entry("baq", "eus"),
          Map.entry("bur", "mya"),
          Map.entry("chi", "zho"),
          Map.entry("cze", "ces"),
          Map.entry("dut", "nld"),
          Map.entry("fre", "fra"),
          Map.entry("geo", "kat"),
          Map.entry("ger", "deu"),
          Map.entry("gre", "ell"),
          Map.entry("ice", "isl"),
          Map.entry("mac", "mkd"),
          Map.entry("mao", "mri"),
          Map.entry("may", "msa"),
          Map.entry("per", "fas"),
          Map.entry("rum", "ron"),
          Map.entry("slo", "slk"),
          Map.entry("tib", "bod"),
          Map.entry("wel", "cym"));

  private LanguageCode() {}

  /** Three letters, as the container wrote them or made of two; null if it is no language. */
  public static @Nullable String written(@Nullable String language) {
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

  /** The same with one code for each language. */
  public static @Nullable String of(@Nullable String language) {
    String code = written(language);
    return code == null ? null : TERMINOLOGICAL.getOrDefault(code, code);
  }
}
