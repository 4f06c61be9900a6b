package org.mediatranscoder.ui.language;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.support.AbstractMessageSource;
import org.springframework.core.io.DefaultResourceLoader;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * The texts that templates name as {@code #{key}}. Scripts have the same ones: each language is one
 * script, {@code js/texts/en.js}, that exports a JSON object and nothing else.
 */
final class PageTexts extends AbstractMessageSource {

  private final Map<String, Map<String, String>> texts;

  /**
   * @param location of the static files, a folder that ends with a slash
   * @throws UncheckedIOException if a language has no texts there
   */
  PageTexts(String location) {
    texts =
        PageLanguage.all().stream()
            .collect(Collectors.toMap(Function.identity(), language -> read(location, language)));
  }

  private static Map<String, String> read(String location, String language) {
    try {
      String script =
          new DefaultResourceLoader()
              .getResource(location + "js/texts/" + language + ".js")
              .getContentAsString(StandardCharsets.UTF_8);
      String json = script.substring(script.indexOf('{'), script.lastIndexOf('}') + 1);
      return JsonMapper.shared().readValue(json, new TypeReference<>() {});
    } catch (IOException missing) {
      throw new UncheckedIOException(missing);
    }
  }

  @Override
  protected @Nullable String resolveCodeWithoutArguments(String key, Locale locale) {
    return texts.getOrDefault(PageLanguage.of(locale), Map.of()).get(key);
  }

  @Override
  protected @Nullable MessageFormat resolveCode(String key, Locale locale) {
    String text = resolveCodeWithoutArguments(key, locale);
    return text == null ? null : new MessageFormat(text, locale);
  }
}
