package org.mediatranscoder.localstack.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mediatranscoder.localstack.service.Service;
import org.mediatranscoder.localstack.settings.CommandFailedException;

class CommandsTest {

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "down --format x | down: Unknown option",
        "status -d | status: Unknown option",
        "up clip.mov | up: Unmatched argument",
        "demo a.mov b.mov | demo: Unmatched argument",
        "token --data | token: Missing required parameter",
        "up --without nobody | expected one of [CLIENT_UI, client-ui,",
        "fly | transcoder: Unmatched argument"
      })
  void anOptionThatTheCommandDoesNotKnowIsAnError(String words, String message) {
    assertThatThrownBy(() -> parse(words))
        .isInstanceOf(CommandFailedException.class)
        .hasMessageContaining(message);
  }

  @Test
  void pathsAreSeenFromWhereTheScriptWasCalled() {
    Demo demo = (Demo) parse("demo clip.mov --format webm-720p --data there");

    assertThat(demo.file()).isEqualTo(folder.resolve("here/clip.mov"));
    assertThat(demo.data().root()).isEqualTo(folder.resolve("here/there"));
    assertThat(demo.format()).isEqualTo("webm-720p");
  }

  @Test
  void withoutOptionsTheDefaultsCount() {
    Demo demo = (Demo) parse("demo");

    assertThat(demo.file()).isNull();
    assertThat(demo.format()).isEqualTo("mp4-720p");
    assertThat(demo.data().root()).isEqualTo(folder.resolve("repository/.transcoder"));
    assertThat(((Up) parse("up")).without()).isEmpty();
  }

  @Test
  void upLeavesServicesOut() {
    Up up = (Up) parse("up -d --without api-gateway --without client-ui");

    assertThat(up.detached()).isTrue();
    assertThat(up.without()).containsExactlyInAnyOrder(Service.API_GATEWAY, Service.CLIENT_UI);
  }

  private StackCommand parse(String words) {
    List<String> args =
        List.of(
            (folder.resolve("repository") + " " + folder.resolve("here") + " " + words)
                .split(" ", -1));
    return Main.parse(args, Map.of());
  }
}
