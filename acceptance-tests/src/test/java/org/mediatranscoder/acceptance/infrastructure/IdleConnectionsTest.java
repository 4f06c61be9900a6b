package org.mediatranscoder.acceptance.infrastructure;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.yaml.snakeyaml.Yaml;

/**
 * A service that closes a connection while the load balancer sends a request on it is a 502 to
 * somebody. So the balancer (and the proxies of Service Connect) must be the first to hang up, and
 * a connection on which somebody waits must never be idle for so long.
 */
class IdleConnectionsTest {

  private static final Path COMMON =
      Path.of("../common-web/src/main/resources/org/mediatranscoder/web/service.yml");

  @ParameterizedTest
  @FieldSource("org.mediatranscoder.acceptance.infrastructure.ServiceSettings#SERVICES")
  void noServiceHangsUpBeforeTheBalancerAndTheProxies(String service) throws IOException {
    Duration kept = duration(tomcat(service, "keep-alive-timeout"));

    assertThat(idleTimes()).hasSize(3).allSatisfy(idle -> assertThat(kept).isGreaterThan(idle));
    assertThat(tomcat(service, "max-keep-alive-requests")).isEqualTo("-1");
  }

  @Test
  void noAnswerIsSilentForAsLongAsTheBalancerWaits() throws IOException {
    ServiceSettings gateway = ServiceSettings.of("api-gateway");
    for (String wait : List.of("transcoder.upload.answer-timeout", "transcoder.live.heartbeat")) {
      String longest =
          Objects.requireNonNull(gateway.properties().get(wait)).path("defaultValue").asString();
      assertThat(idleTimes())
          .as(wait)
          .allSatisfy(idle -> assertThat(idle).isGreaterThan(duration(longest)));
    }
  }

  /** Of the balancer, and of the proxies as tiers and services have them. */
  private static List<Duration> idleTimes() throws IOException {
    return List.of(
        idle("main.tf", "idle_timeout += (\\d+)"),
        idle("modules/service/variables.tf", "idle_timeout = optional\\(number, (\\d+)\\)"),
        idle("modules/tier/variables.tf", "idle_timeout = optional\\(number, (\\d+)\\)"));
  }

  private static Duration idle(String file, String pattern) throws IOException {
    String text = Files.readString(Terraform.SOURCE.resolve(file));
    List<MatchResult> found = Pattern.compile(pattern).matcher(text).results().toList();
    assertThat(found).as(file).hasSize(1);
    return Duration.ofSeconds(Long.parseLong(found.getFirst().group(1)));
  }

  /** The service's own setting, else the one that all have in common. */
  private static String tomcat(String service, String name) throws IOException {
    Path own = Path.of("..", service, "src/main/resources/application.yml");
    return Optional.ofNullable(read(own, name))
        .or(() -> Optional.ofNullable(readQuietly(name)))
        .orElseThrow(() -> new AssertionError(service + " sets no " + name));
  }

  private static @Nullable String readQuietly(String name) {
    try {
      return read(COMMON, name);
    } catch (IOException missing) {
      throw new AssertionError(missing);
    }
  }

  private static @Nullable String read(Path file, String name) throws IOException {
    try (Reader text = Files.newBufferedReader(file)) {
      Object found = new Yaml().load(text);
      for (String key : List.of("server", "tomcat", name)) {
        found = found instanceof Map<?, ?> map ? map.get(key) : null;
      }
      return found == null ? null : found.toString();
    }
  }

  /** Of what we write: a number with s, m or h. */
  private static Duration duration(String value) {
    return Duration.parse("PT" + value.toUpperCase(Locale.ROOT));
  }
}
