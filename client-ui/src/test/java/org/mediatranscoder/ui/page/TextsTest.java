package org.mediatranscoder.ui.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mediatranscoder.model.error.ErrorCode;
import org.mediatranscoder.model.job.FailureCode;

/** The texts of the page, which stand in one file for each language. */
class TextsTest {

  private static final Path STATIC = Path.of("src/main/resources/static/js");
  private static final Path TEMPLATES = Path.of("src/main/resources/templates");
  private static final Pattern KEY = Pattern.compile("(?m)^  \"([^\"]+)\": ");

  /** What scripts and templates name in whole. */
  private static final Pattern NAMED = Pattern.compile("\\bt\\('([^'$]+)'|#\\{([^}]+)}");

  /** What the API tells in English already: these stand in the other languages only. */
  private static final Pattern TRANSLATED = Pattern.compile("(failure|format|option|reason)\\..*");

  /** The server's own words name the fault, which the page cannot. */
  private static final Set<ErrorCode> SERVERS_WORDS =
      Set.of(
          ErrorCode.REQUEST_MALFORMED,
          ErrorCode.VALUE_INVALID,
          ErrorCode.VALUE_MISSING,
          ErrorCode.NAME_UNKNOWN);

  @ParameterizedTest
  @ValueSource(strings = {"en", "de"})
  void thePageHasPlainWordsForEachErrorCode(String language) throws IOException {
    Set<String> keys = keys(language);
    String misunderstandings = Files.readString(STATIC.resolve("problem-words.js"));

    assertThat(Arrays.stream(ErrorCode.values()).filter(code -> !SERVERS_WORDS.contains(code)))
        .allMatch(
            code ->
                keys.contains("problem." + code.code())
                    || misunderstandings.contains("'" + code.code() + "'"));
  }

  @Test
  void eachFailureHasGermanWords() throws IOException {
    assertThat(keys("de"))
        .containsAll(Arrays.stream(FailureCode.values()).map(code -> "failure." + code).toList());
  }

  @Test
  void bothLanguagesHaveTheSameTexts() throws IOException {
    assertThat(keys("de")).containsAll(keys("en"));
    assertThat(keys("de"))
        .filteredOn(key -> !TRANSLATED.matcher(key).matches())
        .isSubsetOf(keys("en"));
  }

  @Test
  void eachTextThatAPageNamesIsThere() throws IOException {
    Set<String> keys = keys("en");

    assertThat(named())
        .isNotEmpty()
        .allMatch(key -> keys.contains(key) || keys.contains(key + ".other"));
  }

  private static Set<String> keys(String language) throws IOException {
    String file = Files.readString(STATIC.resolve("texts/" + language + ".js"));
    return KEY.matcher(file)
        .results()
        .map(key -> key.group(1))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static List<String> named() throws IOException {
    try (Stream<Path> scripts = Files.walk(STATIC);
        Stream<Path> templates = Files.walk(TEMPLATES)) {
      return Stream.concat(scripts, templates)
          .filter(Files::isRegularFile)
          .flatMap(file -> NAMED.matcher(read(file)).results())
          .map(key -> key.group(1) == null ? key.group(2) : key.group(1))
          .toList();
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
