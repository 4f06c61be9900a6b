package org.mediatranscoder.acceptance.infrastructure;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What is asked for without options is what the example needs. */
class PreflightTest {

  private static final Pattern DEFAULTS = Pattern.compile("on_demand=(\\d+) spot=(\\d+)");
  private static final Pattern MINIMAL =
      Pattern.compile("minimal: --on-demand (\\d+) --spot (\\d+), the defaults");

  /** That the README is right says {@code root.tftest.hcl}, by what is planned. */
  @Test
  void theDefaultsAreWhatMinimalNeeds() throws IOException {
    String preflight = Files.readString(Terraform.SOURCE.resolveSibling("release/preflight"));
    String readme = Files.readString(Terraform.SOURCE.resolve("README.md"));

    assertThat(figures(DEFAULTS, preflight)).hasSize(2).isEqualTo(figures(MINIMAL, readme));
  }

  private static List<String> figures(Pattern pattern, String text) {
    return pattern
        .matcher(text)
        .results()
        .flatMap(found -> List.of(found.group(1), found.group(2)).stream())
        .toList();
  }
}
