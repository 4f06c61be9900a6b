package org.mediatranscoder.localstack.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mediatranscoder.localstack.settings.Address;
import org.mediatranscoder.localstack.settings.DataFolder;
import org.mediatranscoder.localstack.settings.Ports;
import org.mediatranscoder.localstack.supervise.Child;
import org.mediatranscoder.localstack.supervise.Launcher;
import org.mediatranscoder.localstack.supervise.RunFolder;

class RedisServerTest {

  @TempDir Path folder;

  @Test
  void whatWasAnsweredIsStillThereAfterAKill() throws IOException {
    DataFolder data = DataFolder.open(folder);
    Ports ports = Ports.free();
    int port = ports.of(Address.REDIS);
    RunFolder run = new RunFolder(data.run());
    Child redis =
        new Child(RedisServer.process(ports, data), new Launcher(), run, System.err::println);
    try {
      redis.start();
      assertThat(ask(port, "SET answer 42")).isEqualTo("+OK\r\n");
      assertThat(ask(port, "CONFIG GET maxmemory-policy")).contains("noeviction");
      ProcessHandle first = run.find("redis").orElseThrow();

      first.destroyForcibly();

      await()
          .atMost(Duration.ofSeconds(10))
          .ignoreExceptionsInstanceOf(IOException.class)
          .until(() -> ask(port, "GET answer").contains("42"));
      assertThat(run.find("redis").orElseThrow().pid()).isNotEqualTo(first.pid());
    } finally {
      redis.stop();
    }
  }

  private static String ask(int port, String command) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.setSoTimeout(2000);
      socket
          .getOutputStream()
          .write((command + "\r\nQUIT\r\n").getBytes(StandardCharsets.US_ASCII));
      String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
      return answer.substring(0, answer.length() - "+OK\r\n".length());
    }
  }
}
