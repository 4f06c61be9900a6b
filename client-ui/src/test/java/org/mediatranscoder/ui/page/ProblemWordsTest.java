package org.mediatranscoder.ui.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.mediatranscoder.model.error.ErrorCode;

class ProblemWordsTest {

  /** The server's own words name the fault, which the page cannot. */
  private static final Set<ErrorCode> SERVERS_WORDS =
      Set.of(
          ErrorCode.REQUEST_MALFORMED,
          ErrorCode.VALUE_INVALID,
          ErrorCode.VALUE_MISSING,
          ErrorCode.NAME_UNKNOWN);

  @Test
  void thePageHasPlainWordsForEachErrorCode() throws IOException {
    String words = Files.readString(Path.of("src/main/resources/static/js/problem-words.js"));

    assertThat(Arrays.stream(ErrorCode.values()).filter(code -> !SERVERS_WORDS.contains(code)))
        .allSatisfy(code -> assertThat(words).containsPattern("\\b'?" + code.code() + "'?: "));
  }
}
