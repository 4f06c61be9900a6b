package org.mediatranscoder.acceptance.infrastructure;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** What {@code docker-compose.yml} sets and what the services read cannot drift apart. */
class ComposeTest {

  /** What the browser, or the reader of a mail, finds at localhost: the defaults are right. */
  private static final Set<String> LOCAL_HERE_TOO =
      Set.of(
          "transcoder.auth.clients.ui-base-url",
          "transcoder.cors.allowed-origins",
          "transcoder.links.base-url",
          "transcoder.mail.from",
          "transcoder.ui.base-url",
          "transcoder.ui.gateway-url");

  private static final Pattern ADDRESS = Pattern.compile("://(?:[^@/]*@)?([a-z-]+):(\\d+)");

  private static ComposeFile compose;

  @BeforeAll
  static void read() throws IOException {
    compose = ComposeFile.read();
  }

  @ParameterizedTest
  @FieldSource("org.mediatranscoder.acceptance.infrastructure.ServiceSettings#SERVICES")
  void whatIsSetIsReadAndWhatIsNeededIsSet(String name) throws IOException {
    ServiceSettings service = ServiceSettings.of(name);
    Set<String> set = compose.environment(name).keySet();

    assertThat(set)
        .as("every variable is a setting of %s", name)
        .allMatch(it -> service.property(it).isPresent());
    assertThat(needed(service))
        .as("every setting without which %s cannot be in a container is set", name)
        .isSubsetOf(set);
    assertThat(compose.environment(name).values())
        .as("who is named is there, at that port")
        .allSatisfy(ComposeTest::isThere);
  }

  @Test
  void operatorsHaveTheirPagesAsOnTheLocalStack() {
    assertThat(compose.environment("client-ui")).containsKey("TRANSCODER_UI_WORKERURL");
    assertThat(compose.environment("auth-service")).containsKey("TRANSCODER_AUTH_OPERATORS");
  }

  @Test
  void nothingIsReachedFromOutsideTheMachine() {
    assertThat(compose.published()).isNotEmpty().allMatch(it -> it.startsWith("127.0.0.1:"));
  }

  private static void isThere(String value) {
    ADDRESS
        .matcher(value)
        .results()
        .filter(named -> !named.group(1).equals("localhost"))
        .forEach(
            named ->
                assertThat(compose.listening(named.group(1)))
                    .contains(named.group(1) + ":" + named.group(2)));
  }

  private static Set<String> needed(ServiceSettings service) {
    return new RequiredSettings(service)
        .names().stream()
            .filter(it -> !LOCAL_HERE_TOO.contains(it))
            .map(ServiceSettings::variable)
            .collect(Collectors.toSet());
  }
}
