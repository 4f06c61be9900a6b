package org.mediatranscoder.web.setting;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.validation.BindValidationException;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalyzer;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.convert.ConversionException;

/** Tells from a failed start which setting is missing or wrong, and never shows a secret. */
@Order(Ordered.HIGHEST_PRECEDENCE)
class SettingFailureAnalyzer implements FailureAnalyzer {

  private static final String ACTION = "docs/configuration.md says what is wanted.";

  @Override
  public @Nullable FailureAnalysis analyze(Throwable failure) {
    return find(failure, InvalidSettingException.class)
        .map(invalid -> new SettingName(invalid.property()).words() + " " + invalid.problem())
        .or(() -> find(failure, BindException.class).flatMap(SettingFailureAnalyzer::describe))
        .map(description -> new FailureAnalysis(description + ".", ACTION, failure))
        .orElse(null);
  }

  private static Optional<String> describe(BindException failure) {
    return find(failure, BindValidationException.class)
        .map(SettingFailureAnalyzer::violations)
        .or(() -> find(failure, ConversionException.class).map(any -> WrongType.words(failure)))
        .or(
            () ->
                find(failure, IllegalArgumentException.class)
                    .map(refused -> describe(failure.getName(), refused)));
  }

  private static String violations(BindValidationException invalid) {
    return invalid.getValidationErrors().getAllErrors().stream()
        .map(error -> Violation.of(invalid.getValidationErrors().getName(), error))
        .sorted()
        .collect(Collectors.joining("; "));
  }

  /** A message that names the setting gets its environment variable added. */
  private static String describe(
      ConfigurationPropertyName prefix, IllegalArgumentException refused) {
    String message = String.valueOf(refused.getMessage());
    Matcher named =
        Pattern.compile(Pattern.quote(prefix.toString()) + "\\.[a-z0-9.-]*[a-z0-9]")
            .matcher(message);
    SettingName name = new SettingName(named.find() ? named.group() : prefix + ".*");
    return "%s: %s".formatted(name.words(), message);
  }

  /** The last one in the chain of causes. */
  private static <T extends Throwable> Optional<T> find(Throwable failure, Class<T> type) {
    return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
        .filter(type::isInstance)
        .map(type::cast)
        .reduce((first, second) -> second);
  }
}
