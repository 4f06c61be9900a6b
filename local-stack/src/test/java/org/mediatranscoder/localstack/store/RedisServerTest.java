package org.mediatranscoder.localstack.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mediatranscoder.localstack.service.Service;
import org.mediatranscoder.localstack.settings.Address;
import org.mediatranscoder.localstack.settings.DataFolder;
import org.mediatranscoder.localstack.settings.Folders;
import org.mediatranscoder.localstack.settings.Home;
import org.mediatranscoder.localstack.settings.Ports;
import org.mediatranscoder.localstack.supervise.Child;
import org.mediatranscoder.localstack.supervise.Launcher;
import org.mediatranscoder.localstack.supervise.RunFolder;

class RedisServerTest {

  private static final Home HOME = new Home(Path.of("..").toAbsolutePath().normalize());

  @TempDir Path folder;

  private int port;
  private RunFolder run;
  private Child redis;

  @BeforeEach
  void start() {
    DataFolder data = DataFolder.open(folder);
    Ports ports = Ports.free();
    port = ports.of(Address.REDIS);
    run = new RunFolder(data.run());
    redis =
        new Child(RedisServer.process(HOME, ports, data), new Launcher(), run, System.err::println);
    redis.start();
  }

  @AfterEach
  void stop() {
    redis.stop();
  }

  @Test
  void whatWasAnsweredIsStillThereAfterAKill() throws IOException {
    assertThat(ask(port, "SET answer 42")).isEqualTo("+OK\r\n");
    assertThat(ask(port, "CONFIG GET maxmemory-policy")).contains("noeviction");
    ProcessHandle first = run.find("redis").orElseThrow();

    first.destroyForcibly();

    await()
        .atMost(Duration.ofSeconds(10))
        .ignoreExceptionsInstanceOf(IOException.class)
        .until(() -> ask(port, "GET answer").contains("42"));
    assertThat(run.find("redis").orElseThrow().pid()).isNotEqualTo(first.pid());
  }

  /** The same file makes the users of ElastiCache. */
  @Test
  void aServiceReachesItsOwnKeysAndNoOthers() {
    assertThat(as(port, "client-ui", "SET ui:session:1 a")).isEqualTo("+OK\r\n");
    // Not counted of loopback, so no test of the whole stack would notice.
    assertThat(as(port, "client-ui", "INCR client-ui:session-starts:a")).isEqualTo(":1\r\n");
    assertThat(as(port, "auth-service", "INCR auth-service:session-starts:a")).isEqualTo(":1\r\n");
    assertThat(as(port, "client-ui", "GET {auth}:token:1")).contains("NOPERM");
    assertThat(as(port, "client-ui", "PUBLISH jobs:changed a")).contains("NOPERM");
    assertThat(as(port, "transcoding-worker", "HGET job:1 status")).isEqualTo("$-1\r\n");
    assertThat(as(port, "transcoding-worker", "GET ui:session:1")).contains("NOPERM");
    assertThat(as(port, "upload-service", "HSET job:1 status COMPLETED")).contains("NOPERM");
    for (Service service : Service.values()) {
      String name = service.processName();
      assertThat(as(port, name, "PING")).isEqualTo("+PONG\r\n");
      for (String dangerous : List.of("FLUSHALL", "KEYS *", "CONFIG GET *", "ACL LIST")) {
        assertThat(as(port, name, dangerous)).as(name + ": " + dangerous).contains("NOPERM");
      }
    }
  }

  private static String as(int port, String user, String command) {
    String answer = Folders.io(() -> ask(port, "AUTH " + user + " none\r\n" + command));
    return answer.substring("+OK\r\n".length());
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
