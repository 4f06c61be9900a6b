package org.mediatranscoder.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class BodyLimitTest extends ServiceTest {

  private static final int ALLOWED = 64 * 1024;

  @Test
  void aBodyUpToTheLimitIsRead() throws IOException {
    assertThat(announced("POST /open/bytes", ALLOWED, ALLOWED)).startsWith("HTTP/1.1 200");
    assertThat(chunked("/open/bytes", ALLOWED)).startsWith("HTTP/1.1 200").endsWith("65536");
  }

  @Test
  void aLongerBodyIsRefusedBeforeAByteOfItIsRead() throws IOException {
    assertThat(announced("POST /open/bytes", ALLOWED + 1, 0)).satisfies(this::isRefused);
    assertThat(announced("POST /open/record", ALLOWED + 1, 0)).satisfies(this::isRefused);
    assertThat(announced("GET /open/any", ALLOWED + 1, 0)).satisfies(this::isRefused);
  }

  @Test
  void theBytesOfAChunkedBodyAreCounted() throws IOException {
    assertThat(chunked("/open/bytes", ALLOWED + 1)).satisfies(this::isRefused);
    assertThat(chunked("/open/record", ALLOWED + 1)).satisfies(this::isRefused);
  }

  @Test
  void aRouteThatReadsItsBodyAsAStreamHasALimitOfItsOwn() throws IOException {
    assertThat(announced("POST /open/stream", 70_000, 70_000)).startsWith("HTTP/1.1 200");
    assertThat(chunked("/open/stream", 70_000)).startsWith("HTTP/1.1 200").endsWith("70000");
  }

  private void isRefused(String answer) {
    assertThat(answer).startsWith("HTTP/1.1 413").contains("\"code\":\"body-too-large\"");
  }

  private String announced(String route, int length, int sent) throws IOException {
    return raw(route, "Content-Length: " + length, "a".repeat(sent));
  }

  private String chunked(String path, int sent) throws IOException {
    String body = "%x\r\n%s\r\n0\r\n\r\n".formatted(sent, "a".repeat(sent));
    return raw("POST " + path, "Transfer-Encoding: chunked", body);
  }

  private String raw(String route, String header, String body) throws IOException {
    String request =
        "%s HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Type: application/json\r\n%s\r\n\r\n%s"
            .formatted(route, header, body);
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port())) {
      socket.setSoTimeout(5_000);
      socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
      // The server reads on for a while after a refusal; its answer is one packet.
      byte[] answer = new byte[8_192];
      StringBuilder text = new StringBuilder();
      for (int read = socket.getInputStream().read(answer);
          read > 0 && !text.toString().contains("errorId");
          read = socket.getInputStream().read(answer)) {
        text.append(new String(answer, 0, read, StandardCharsets.UTF_8));
        if (text.toString().contains("errorId")) {
          break;
        }
      }
      return text.toString().stripTrailing();
    }
  }
}
