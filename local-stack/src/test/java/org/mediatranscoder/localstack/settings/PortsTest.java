package org.mediatranscoder.localstack.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PortsTest {

  @Test
  void thePortsAreTheOnesInTheDocumentation() {
    Ports ports = Ports.from(Map.of());
    assertThat(ports.of(Address.UI)).isEqualTo(8080);
    assertThat(ports.of(Address.INBOX)).isEqualTo(8025);
    assertThat(ports.url(Address.GATEWAY)).hasToString("http://localhost:8081");
  }

  @Test
  void oneVariableMovesOnePortAndTheOffsetMovesTheOthers() {
    Ports ports = Ports.from(Map.of("TRANSCODER_PORT_UI", "9000", "TRANSCODER_PORT_OFFSET", "100"));
    assertThat(ports.of(Address.UI)).isEqualTo(9000);
    assertThat(ports.of(Address.GATEWAY)).isEqualTo(8181);
  }

  @Test
  void whatIsNoPortIsSaidWithTheNameOfTheVariable() {
    assertThatThrownBy(() -> Ports.from(Map.of("TRANSCODER_PORT_UI", "eighty")))
        .isInstanceOf(CommandFailedException.class)
        .hasMessage("TRANSCODER_PORT_UI is not a port: eighty");
    assertThatThrownBy(() -> Ports.from(Map.of("TRANSCODER_PORT_OFFSET", "60000")))
        .isInstanceOf(CommandFailedException.class);
  }

  @Test
  void aTakenPortIsNamedTogetherWithTheVariableThatChangesIt() throws IOException {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Map<Address, Integer> numbers = new HashMap<>(Ports.free().numbers());
      numbers.put(Address.GATEWAY, taken.getLocalPort());
      assertThatThrownBy(() -> new Ports(numbers).requireFree())
          .isInstanceOf(CommandFailedException.class)
          .hasMessageContaining(Integer.toString(taken.getLocalPort()))
          .hasMessageContaining("api-gateway")
          .hasMessageContaining("TRANSCODER_PORT_GATEWAY")
          .hasMessageContaining("held by java, process " + ProcessHandle.current().pid());
    }
  }

  @Test
  void theStackThatHoldsAPortIsToldByItsDataFolder() {
    List<String> supervisor =
        List.of("-cp", "x", "org.mediatranscoder.localstack.command.Main", "/repo", "/here", "up");
    assertThat(PortHolder.dataFolder(supervisor)).contains(Path.of("/repo/.transcoder"));
    assertThat(PortHolder.dataFolder(with(supervisor, "--data", "mine")))
        .contains(Path.of("/here/mine"));
    assertThat(PortHolder.dataFolder(with(supervisor, "-d", "--data", "/tmp/other")))
        .contains(Path.of("/tmp/other"));
    assertThat(PortHolder.dataFolder(List.of("-jar", "another.jar", "--data", "x"))).isEmpty();
  }

  private static List<String> with(List<String> arguments, String... more) {
    return Stream.concat(arguments.stream(), Stream.of(more)).toList();
  }

  @Test
  void freePortsAreFreeAndDifferent() {
    Ports ports = Ports.free();
    assertThat(ports.numbers().values()).doesNotHaveDuplicates().hasSize(Address.values().length);
    assertThatCode(ports::requireFree).doesNotThrowAnyException();
  }
}
