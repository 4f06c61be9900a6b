package org.mediatranscoder.acceptance.infrastructure;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class WorkflowsTest {

  /** A commit, which nobody can move, and for people the version that it is. */
  private static final String PINNED =
      "- uses: [\\w-]+/[\\w-]+(/[\\w-]+)?@[0-9a-f]{40} # v\\d+\\.\\d+\\.\\d+";

  @Test
  void everyActionIsPinnedByTheDigestOfItsCommit() throws IOException {
    assertThat(lines())
        .filteredOn(line -> line.contains("uses:"))
        .isNotEmpty()
        .allSatisfy(line -> assertThat(line.strip()).matches(PINNED));
  }

  private static List<String> lines() throws IOException {
    List<String> lines = new ArrayList<>();
    try (Stream<Path> files = Files.list(Path.of("..", ".github", "workflows"))) {
      for (Path file : files.toList()) {
        lines.addAll(Files.readAllLines(file));
      }
    }
    return lines;
  }
}
