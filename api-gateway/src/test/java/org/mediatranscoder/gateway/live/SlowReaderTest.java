package org.mediatranscoder.gateway.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.mediatranscoder.gateway.support.Jobs.NOON;
import static org.mediatranscoder.gateway.support.Jobs.aManifest;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mediatranscoder.gateway.support.GatewayTest;
import org.mediatranscoder.model.job.JobId;
import org.mediatranscoder.model.job.JobManifest;
import org.mediatranscoder.model.job.JobProgress;
import org.mediatranscoder.model.job.Stage;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.TestPropertySource;

/** A client that opens a stream and takes nothing of it. */
@Import(SlowReaderTest.SmallBuffers.class)
@TestPropertySource(
    properties = {
      "transcoder.live.streams-per-account=1",
      "transcoder.live.heartbeat=1s",
      "server.tomcat.connection-timeout=3s"
    })
class SlowReaderTest extends GatewayTest {

  /** A message to a WebSocket may take Tomcat's 20 s. */
  private static final Duration DROPPED_WITHIN = Duration.ofSeconds(60);

  /** Of a connection to this machine, megabytes go into the buffers of the kernel. */
  @TestConfiguration(proxyBeanMethods = false)
  static class SmallBuffers {

    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> smallBuffers() {
      return tomcat ->
          tomcat.addConnectorCustomizers(
              connector -> connector.setProperty("socket.txBufSize", "4096"));
    }
  }

  private final String account = "ada-" + UUID.randomUUID();

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void aClientThatTakesNothingIsDroppedAndItsPlaceIsFree(boolean webSocket) throws Exception {
    JobManifest job = aManifest(account, "x".repeat(200) + ".mov");
    jobs.create(job.toPendingJob());
    int attempt = jobs.claim(job.id(), 1, NOON).orElseThrow().attempt();
    try (Socket slow = new Socket()) {
      slow.setReceiveBufferSize(1024);
      slow.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), url("/").getPort()));
      slow.getOutputStream()
          .write((webSocket ? handshake() : events(job.id())).getBytes(StandardCharsets.US_ASCII));
      await()
          .during(Duration.ofSeconds(1))
          .atMost(Duration.ofSeconds(20))
          .until(() -> statusOfAnother(job.id()) == 429);

      await()
          .atMost(DROPPED_WITHIN)
          .pollInterval(Duration.ofMillis(150))
          .until(
              () -> {
                change(job.id(), attempt);
                return statusOfAnother(job.id()) == 200;
              });
    }
    assertThat(jobs.find(job.id())).isPresent();
  }

  private void change(JobId id, int attempt) {
    double percent = System.nanoTime() / 1e8 % 90;
    jobs.progress(
        id, attempt, new JobProgress(Stage.TRANSCODING, percent, percent, percent, Duration.ZERO));
  }

  private int statusOfAnother(JobId id) throws IOException, InterruptedException {
    HttpRequest request =
        anonymous("/jobs/" + id + "/events")
            .header("Authorization", "Bearer " + ISSUER.token(account))
            .build();
    HttpResponse<InputStream> answer =
        HTTP.send(request, HttpResponse.BodyHandlers.ofInputStream());
    answer.body().close();
    return answer.statusCode();
  }

  private String events(JobId id) {
    return request("/jobs/" + id + "/events", "");
  }

  private String handshake() {
    return request(
        "/ws",
        """
        Connection: Upgrade
        Upgrade: websocket
        Sec-WebSocket-Version: 13
        Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==
        """);
  }

  private String request(String path, String headers) {
    return """
        GET %s HTTP/1.1
        Host: 127.0.0.1
        Authorization: Bearer %s
        %s
        """
        .formatted(path, ISSUER.token(account), headers)
        .replace("\n\n", "\n")
        .concat("\n")
        .replace("\n", "\r\n");
  }
}
