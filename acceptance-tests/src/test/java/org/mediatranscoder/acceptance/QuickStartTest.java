package org.mediatranscoder.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What all other tests of the stack see is what people run: services that Spring has processed. */
@ExtendWith(OneStack.class)
class QuickStartTest {

  /** Of nothing, by {@code cksum}. */
  private static final String WITHOUT_ADDED_SETTINGS = "4294967295";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "client-ui",
        "api-gateway",
        "auth-service",
        "upload-service",
        "transcoding-worker",
        "notification-worker"
      })
  void everyServiceRunsProcessedAheadOfTimeForTheSettingsThatItHas(
      String service, RunningStack stack) throws Exception {
    assertThat(stack.commandOf(service))
        .contains("-Dspring.aot.enabled=true")
        .as("the tests add settings to those of the stack")
        .filteredOn(argument -> argument.contains("processed.jar"))
        .singleElement(STRING)
        .doesNotContain("/" + WITHOUT_ADDED_SETTINGS + "-");
  }
}
