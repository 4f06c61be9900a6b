package org.mediatranscoder.acceptance.infrastructure;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What is written beside the configuration is about it, and the other way round. */
class RunbookTest {

  private static final Pattern ALARM = Pattern.compile("(?m)^    ([a-z0-9-]+) = \\{$");
  private static final Pattern PART = Pattern.compile("(?m)^### Alarm `([a-z0-9-]+)`$");

  private static final Pattern OPERATE = Pattern.compile("transcoder operate NAME ([a-z-]+)");
  private static final Pattern COMMAND = Pattern.compile("(?m)^#   ([a-z-]+)(?: [A-Z]+)? {2,}");

  private static final Pattern IN_A_STORE =
      Pattern.compile(
          "(?i)\\b(hash|hashes|collections?|keys?|owners?)\\b|\\bends? .*\\b(sessions|tokens)\\b");

  @Test
  void everyAlarmHasItsPartInTheRunbook() throws IOException {
    String alarms = Files.readString(Terraform.SOURCE.resolve("modules/observability/alarms.tf"));
    String runbook = Files.readString(Path.of("..", "docs", "operations.md"));

    assertThat(matches(PART, runbook))
        .isNotEmpty()
        .containsExactlyInAnyOrderElementsOf(matches(ALARM, alarms));
  }

  /** Tasks have no shell and images no client of a store, so each step has a command or a route. */
  @Test
  void whatTheRunbookRunsBesideAServiceIsACommandOfIt() throws IOException {
    String runbook = Files.readString(Path.of("..", "docs", "operations.md"));
    String script = Files.readString(Terraform.SOURCE.resolveSibling("release/operate"));

    assertThat(matches(OPERATE, runbook)).isNotEmpty().isSubsetOf(matches(COMMAND, script));
    assertThat(matches(COMMAND, script)).isNotEmpty().isSubsetOf(matches(OPERATE, runbook));
    assertThat(
            runbook
                .lines()
                .filter(it -> it.matches("(redis-cli|mongosh|aws ecs execute-command) .*")))
        .isEmpty();
  }

  /** What lies in a store is reached by a command only, so a step that names it names one. */
  @Test
  void noStepOfAnAlarmLeavesItsReaderAloneWithWhatLiesInAStore() throws IOException {
    String runbook = Files.readString(Path.of("..", "docs", "operations.md"));
    String alarms = runbook.substring(runbook.indexOf("### Alarm `"));

    assertThat(sentences(alarms))
        .anyMatch(it -> IN_A_STORE.matcher(it).find())
        .allSatisfy(
            it -> {
              if (IN_A_STORE.matcher(it).find()) {
                assertThat(it).contains("`./transcoder operate NAME ");
              }
            });
  }

  @Test
  void rolesOfServicesAreMadeInOnePlaceOnlyWhereEveryStarNeedsItsReason() throws IOException {
    try (Stream<Path> files = Files.walk(Terraform.SOURCE)) {
      assertThat(files.filter(it -> it.toString().endsWith(".tf")).filter(RunbookTest::makesRoles))
          .containsExactlyInAnyOrder(
              Terraform.SOURCE.resolve("modules/service/roles.tf"),
              // An administrator's, once for each account.
              Terraform.SOURCE.resolve("examples/bootstrap/role.tf"));
    }
  }

  private static boolean makesRoles(Path file) {
    try {
      return Files.readString(file).contains("resource \"aws_iam_");
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  /** The steps of lists, sentence by sentence. */
  private static List<String> sentences(String text) {
    return text.lines()
        .filter(it -> it.startsWith("- "))
        .flatMap(it -> Stream.of(it.split("(?<=[.:;]) (?=[A-Za-z])", -1)))
        .toList();
  }

  private static List<String> matches(Pattern pattern, String text) {
    return pattern.matcher(text).results().map(it -> it.group(1)).toList();
  }
}
