package org.mediatranscoder.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.test.context.TestPropertySource;

@TestPropertySource(
    properties = {"transcoder.requests.at-once=2", "transcoder.requests.longest-wait=300ms"})
class TurnTest extends ServiceTest {

  private static final String HARMLESS = "127.0.0.1";
  private static final String GREEDY = "127.0.0.2";

  private final List<Socket> open = new ArrayList<>();

  @AfterEach
  void close() throws IOException {
    for (Socket socket : open) {
      socket.close();
    }
  }

  @Test
  void aNetworkThatKeepsItsTurnsHoldsUpNobodyElse() throws IOException {
    keepTurn("/open/bytes");
    keepTurn("/open/bytes");
    awaitRefusal();
    assertThat(answer(get(HARMLESS))).startsWith("HTTP/1.1 200");
  }

  @Test
  void aTurnThatIsGivenBackGoesToTheNext() throws IOException {
    Socket first = keepTurn("/open/bytes");
    keepTurn("/open/bytes");
    awaitRefusal();
    first.close();
    assertThat(answer(get(GREEDY))).startsWith("HTTP/1.1 200");
  }

  @Test
  void anUploadGivesItsTurnBackBeforeItsBodyArrives() throws IOException {
    for (int i = 0; i < 4; i++) {
      keepTurn("/open/stream");
    }
    assertThat(answer(get(GREEDY))).startsWith("HTTP/1.1 200");
  }

  @Test
  void anAddressThatIsNoneCountsAsOneClient() throws IOException {
    Socket request = request(HARMLESS, "GET /open/any", "X-Forwarded-For: nobody", "");
    assertThat(answer(request)).startsWith("HTTP/1.1 200");
  }

  /** Once both requests have their turns. */
  private void awaitRefusal() {
    await()
        .atMost(Duration.ofSeconds(5))
        .untilAsserted(
            () ->
                assertThat(answer(get(GREEDY)))
                    .startsWith("HTTP/1.1 429")
                    .contains("\"code\":\"too-many-at-once\"", "Retry-After: 1\r\n"));
  }

  /** A request whose announced body does not come. */
  private Socket keepTurn(String path) throws IOException {
    return request(GREEDY, "POST " + path, "Content-Length: 9", "a");
  }

  private Socket get(String from) throws IOException {
    return request(from, "GET /open/any", "Connection: close", "");
  }

  private Socket request(String from, String route, String header, String body) throws IOException {
    InetAddress server = InetAddress.getLoopbackAddress();
    Socket socket = new Socket(server, port(), InetAddress.getByName(from), 0);
    open.add(socket);
    socket.setSoTimeout(5_000);
    String request = "%s HTTP/1.1\r\nHost: x\r\n%s\r\n\r\n%s".formatted(route, header, body);
    socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
    return socket;
  }

  private static String answer(Socket socket) throws IOException {
    byte[] answer = new byte[8_192];
    int read = socket.getInputStream().read(answer);
    return new String(answer, 0, Math.max(0, read), StandardCharsets.UTF_8);
  }
}
