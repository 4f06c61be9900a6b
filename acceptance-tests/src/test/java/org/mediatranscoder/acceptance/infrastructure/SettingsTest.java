package org.mediatranscoder.acceptance.infrastructure;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;
import tools.jackson.databind.JsonNode;

/** What Terraform sets and what the services read cannot drift apart. */
class SettingsTest {

  /** Read by the JVM and not by Spring. */
  private static final Set<String> OTHERS = Set.of("JAVA_TOOL_OPTIONS");

  /** Local on AWS too, or not needed there. */
  private static final Set<String> NOT_NEEDED =
      Set.of(
          // Mail leaves by SES.
          "spring.mail.host");

  private static TerraformSettings terraform;

  @BeforeAll
  static void read() throws IOException {
    terraform = TerraformSettings.read();
  }

  @Test
  void everyServiceHasSettings() {
    assertThat(terraform.services()).containsOnlyKeys(ServiceSettings.SERVICES);
  }

  @ParameterizedTest
  @FieldSource("org.mediatranscoder.acceptance.infrastructure.ServiceSettings#SERVICES")
  void whatIsSetIsReadAndWhatIsNeededIsSet(String name) throws IOException {
    ServiceSettings service = ServiceSettings.of(name);
    Set<String> placeholders = terraform.placeholders(name);

    assertThat(terraform.variables(name))
        .as("every placeholder is filled in")
        .containsAll(placeholders);
    assertThat(terraform.variables(name))
        .as("every variable is a setting of %s", name)
        .filteredOn(it -> !placeholders.contains(it) && !OTHERS.contains(it))
        .allMatch(it -> service.property(it).isPresent());
    assertThat(needed(service))
        .as("every setting without which %s cannot be on AWS is set", name)
        .isSubsetOf(terraform.variables(name));
  }

  /** Each number that the page tells, and the setting by which another service holds to it. */
  @ParameterizedTest
  @CsvSource({
    "transcoder.ui.max-upload-size,      api-gateway,         transcoder.upload.max-size",
    "transcoder.ui.max-upload-size,      upload-service,      transcoder.upload.max-size",
    "transcoder.limits.stored-bytes,     api-gateway,         transcoder.limits.stored-bytes",
    "transcoder.limits.bytes-per-day,    api-gateway,         transcoder.limits.bytes-per-day",
    "transcoder.limits.encoding-per-day, api-gateway,         transcoder.limits.encoding-per-day",
    "transcoder.links.files-kept,        notification-worker, transcoder.links.files-kept"
  })
  void whatThePageTellsIsWhatTheServicesDo(String told, String service, String held)
      throws IOException {
    JsonNode ofPage = property("client-ui", told);
    JsonNode ofService = property(service, held);

    assertThat(ofPage.path("defaultValue")).isEqualTo(ofService.path("defaultValue"));
    assertThat(set("client-ui", told)).isEqualTo(set(service, held));
  }

  /** Of auth-service; presets are read by a script. */
  @Test
  void initContainersAreToldSettingsThatTheServiceHas() throws IOException {
    ServiceSettings service = ServiceSettings.of("auth-service");
    String init = Files.readString(Terraform.SOURCE.resolve("init.tf"));
    List<String> variables =
        Pattern.compile("(?m)^ +([A-Z0-9_]{6,}) += ")
            .matcher(init)
            .results()
            .map(it -> it.group(1))
            .filter(it -> !init.contains("$${" + it + "}") && !it.startsWith("PRESETS"))
            .toList();

    assertThat(variables)
        .contains("TRANSCODER_AUTH_DATABASEUSER_PASSWORD", "SPRING_MONGODB_URI")
        .allMatch(it -> service.property(it).isPresent());
  }

  // DocumentDB refuses writes that the driver may repeat, and anything that is not encrypted.
  @Test
  void documentDbIsSpokenToAsItWants() {
    assertThat(terraform.locals().get("mongo_uri")).contains("retryWrites=false");
    assertThat(terraform.services().get("auth-service"))
        .hasEntrySatisfying("SPRING_MONGODB_URI", it -> assertThat(it).endsWith("local.mongo_uri"))
        .hasEntrySatisfying(
            "SPRING_MONGODB_SSL_BUNDLE", it -> assertThat(it).endsWith("\"documentdb\""))
        .containsKey("SPRING_SSL_BUNDLE_PEM_DOCUMENTDB_TRUSTSTORE_CERTIFICATE");
  }

  /** Many people may share an address; the limit of an account is the services' own. */
  @Test
  void theFirewallLetsThroughWhatTheServicesLetOneAccountDo() throws IOException {
    ServiceSettings gateway = ServiceSettings.of("api-gateway");
    int inFiveMinutes =
        300 * number(gateway, "transcoder.limits.requests-per-second")
            + number(gateway, "transcoder.limits.burst");

    assertThat(Files.readString(Terraform.SOURCE.resolve("variables.tf")))
        .contains("var.requests_per_5_minutes >= " + inFiveMinutes);
  }

  /** Jobs are given back before Spring stops waiting, and that is before ECS kills the process. */
  @Test
  void theWorkerHasGivenItsJobsBackBeforeItIsKilled() throws IOException {
    Map<String, String> worker =
        Objects.requireNonNull(terraform.services().get("transcoding-worker"));
    Matcher killed =
        Pattern.compile("variable \"stop_timeout\" \\{[^}]* default += (\\d+)")
            .matcher(Files.readString(Terraform.SOURCE.resolve("modules/service/variables.tf")));

    assertThat(worker).containsEntry("TRANSCODER_QUEUE_STOPTIMEOUT", "\"80s\"");
    assertThat(worker)
        .containsEntry("SPRING_LIFECYCLE_TIMEOUTPERSHUTDOWNPHASE", "local.stop_after");
    assertThat(terraform.locals()).containsEntry("stop_after", "100s");
    assertThat(killed.find()).isTrue();
    assertThat(killed.group(1)).isEqualTo("120");
    assertThat(Files.readString(Terraform.SOURCE.resolve("modules/tier/main.tf")))
        .as("no service has another")
        .doesNotContain("stop_timeout");
  }

  private static JsonNode property(String service, String name) throws IOException {
    return Objects.requireNonNull(ServiceSettings.of(service).properties().get(name), name);
  }

  /** How Terraform sets a property; empty if it does not. */
  private static String set(String service, String property) {
    return Objects.requireNonNull(terraform.services().get(service))
        .getOrDefault(ServiceSettings.variable(property), "");
  }

  private static int number(ServiceSettings service, String property) {
    return Objects.requireNonNull(service.properties().get(property)).path("defaultValue").asInt();
  }

  private static Set<String> needed(ServiceSettings service) {
    return new RequiredSettings(service)
        .names().stream()
            .filter(it -> !NOT_NEEDED.contains(it))
            .map(ServiceSettings::variable)
            .collect(Collectors.toSet());
  }
}
