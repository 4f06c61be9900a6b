package org.mediatranscoder.ui.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Page, log-in and mail look alike: one set of tokens, which mail programs cannot read by name. */
class DesignTokensTest {

  private static final Path TOKENS = Path.of("src/main/resources/static/css/tokens.css");
  private static final Path LOG_IN = Path.of("../auth-service/src/main/resources/static/auth.css");
  private static final Path MAILS =
      Path.of("../notification-worker/src/main/resources/templates/mail");

  private static final Pattern TOKEN = Pattern.compile("--[a-z-]+: [^;]+;");
  private static final Pattern COLOUR = Pattern.compile("#[0-9a-f]{6}\\b");

  @Test
  void theLogInHasTheTokensOfThePage() throws IOException {
    assertThat(all(TOKEN, Files.readString(LOG_IN)))
        .hasSizeGreaterThan(10)
        .isSubsetOf(all(TOKEN, Files.readString(TOKENS)));
  }

  @Test
  void theMailsHaveNoColourThatIsNotAToken() throws IOException {
    List<String> tokens = all(COLOUR, Files.readString(TOKENS));
    try (Stream<Path> mails = Files.list(MAILS)) {
      assertThat(mails.flatMap(mail -> all(COLOUR, read(mail)).stream()).toList())
          .isNotEmpty()
          .isSubsetOf(tokens);
    }
  }

  private static List<String> all(Pattern pattern, String text) {
    return pattern.matcher(text).results().map(MatchResult::group).toList();
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
