package org.mediatranscoder.acceptance.infrastructure;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** A release is kept only when nothing can bring the one before it back any more. */
class RollbackTest {

  private static final Pattern KINDS = Pattern.compile("for kind in \\[([^]]+)] : aws_cloudwatch");
  private static final Pattern STABLE = Pattern.compile("VERIFY_STABLE_SECONDS:-(\\d+)}");
  private static final Pattern LIMIT = Pattern.compile("VERIFY_SECONDS:-(\\d+)}");

  /** Metrics of a load balancer come up to two minutes late. */
  private static final int DELAY = 120;

  /** Five minutes for tasks to start. */
  private static final int START = 300;

  @Test
  void theNewTasksRunForLongerThanAnyAlarmThatTakesThemBackNeeds() throws IOException {
    String observability = read("modules/observability/outputs.tf");
    String alarms = read("modules/observability/alarms.tf");
    String verify = Files.readString(Terraform.SOURCE.resolveSibling("release/verify"));
    int stable = number(STABLE, verify);

    List<String> kinds = List.of(group(KINDS, observability).replaceAll("[\" ]", "").split(","));
    assertThat(kinds).contains("service-5xx", "unhealthy");
    assertThat(kinds)
        .allSatisfy(kind -> assertThat(seconds(kind, alarms) + DELAY).isLessThanOrEqualTo(stable));
    assertThat(number(LIMIT, verify)).isGreaterThanOrEqualTo(stable + START);
  }

  private static int seconds(String kind, String alarms) {
    String block = group(Pattern.compile("(?s)\\n    " + kind + " = \\{\\n(.*?)\\n    }"), alarms);
    return number(Pattern.compile("period +=\\s*(\\d+)"), block)
        * number(Pattern.compile("periods +=\\s*(\\d+)"), block);
  }

  private static int number(Pattern pattern, String text) {
    return Integer.parseInt(group(pattern, text));
  }

  private static String group(Pattern pattern, String text) {
    Matcher found = pattern.matcher(text);
    assertThat(found.find()).as("%s", pattern).isTrue();
    return found.group(1);
  }

  private static String read(String file) throws IOException {
    return Files.readString(Terraform.SOURCE.resolve(file));
  }
}
