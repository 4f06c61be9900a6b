package org.mediatranscoder.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.mediatranscoder.testsupport.contract.DescribedApi;

/** The usual linters of OpenAPI find nothing in our descriptions. They need Node and npm. */
@ExtendWith(OneStack.class)
class OpenApiLintTest {

  private static final List<String> SERVICES = List.of("api-gateway", "auth-service");
  private static final Map<String, String> QUIET =
      Map.of("REDOCLY_TELEMETRY", "off", "REDOCLY_SUPPRESS_UPDATE_NOTICE", "true");

  private NpmPrograms linters;

  @BeforeEach
  void describe(RunningStack stack) throws Exception {
    linters = NpmPrograms.of("openapi-lint");
    for (String service : SERVICES) {
      URI description = stack.part(service).address().resolve("/v3/api-docs");
      String document = DescribedApi.read(description).document().toPrettyString();
      Files.writeString(linters.folder().resolve(service + ".json"), document);
    }
  }

  @Test
  void redoclyFindsNothing() throws Exception {
    OutsideProgram.Outcome lint = lint("redocly", "lint");

    assertThat(lint.exitCode()).as(lint.output()).isZero();
    assertThat(lint.output()).contains("descriptions are valid").doesNotContain("warning ");
  }

  @Test
  void spectralFindsNothing() throws Exception {
    OutsideProgram.Outcome lint = lint("spectral", "lint", "--fail-severity=hint");

    assertThat(lint.exitCode()).as(lint.output()).isZero();
    assertThat(lint.output()).contains("No results");
  }

  private OutsideProgram.Outcome lint(String linter, String... words) throws Exception {
    String[] all =
        Stream.concat(Stream.of(words), SERVICES.stream().map(service -> service + ".json"))
            .toArray(String[]::new);
    return linters.run(QUIET, linter, all);
  }
}
