package org.mediatranscoder.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.mediatranscoder.gateway.support.GatewayTest;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.TestPropertySource;
import tools.jackson.databind.JsonNode;

/** What Terraform scales and alarms by is what this service writes into its log. */
@DirtiesContext
@ExtendWith(OutputCaptureExtension.class)
@TestPropertySource(
    properties = {"transcoder.metrics.embedded=true", "transcoder.metrics.interval=1s"})
class ReportedMetricsTest extends GatewayTest {

  private static final Path SERVICES = Path.of("..", "infra", "terraform", "services.tf");
  private static final Pattern SETTING =
      Pattern.compile("(?m)^    (namespace|unfinished|backlog|unserved|oldest) += \"(.+)\"$");
  private static final Pattern DIMENSIONS =
      Pattern.compile("dimensions = \\{ (\\w+) = \"(\\w+)\" }");

  @Test
  void whatTerraformAsksCloudWatchForIsWrittenUnderThatName(CapturedOutput output)
      throws IOException {
    String services = Files.readString(SERVICES);
    Map<String, String> names = new TreeMap<>();
    SETTING.matcher(services).results().forEach(it -> names.put(it.group(1), it.group(2)));
    assertThat(names).hasSize(5);
    Matcher dimension = DIMENSIONS.matcher(services);
    assertThat(dimension.find()).isTrue();

    JsonNode line =
        await()
            .atMost(Duration.ofSeconds(20))
            .until(
                () -> line(output, dimension.group(1), dimension.group(2)),
                found -> !found.isMissingNode());

    JsonNode directive = line.at("/_aws/CloudWatchMetrics/0");
    assertThat(directive.get("Namespace").asString()).isEqualTo(names.remove("namespace"));
    assertThat(directive.get("Dimensions").toString()).isEqualTo("[[\"queue\"]]");
    List<String> reported =
        directive.get("Metrics").valueStream().map(it -> it.get("Name").asString()).toList();
    assertThat(reported).containsAll(names.values());
    assertThat(names.values()).allMatch(line::has);
  }

  private static JsonNode line(CapturedOutput output, String dimension, String value) {
    return output
        .getOut()
        .lines()
        .filter(it -> it.startsWith("{") && it.contains("\"_aws\""))
        .map(JSON::readTree)
        .filter(it -> it.path(dimension).asString("").equals(value))
        .filter(it -> it.has("transcoder.queue.unfinished.value"))
        .reduce((earlier, later) -> later)
        .orElse(JSON.missingNode());
  }
}
