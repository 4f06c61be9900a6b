package org.mediatranscoder.notification.queue;

import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.mediatranscoder.notification.NotificationTest;
import org.springframework.boot.test.web.server.LocalServerPort;

class QueueHealthTest extends NotificationTest {

  @LocalServerPort private int port;

  @Test
  void healthIsUpOnceTheQueueIsServed() {
    await().atMost(Duration.ofSeconds(20)).until(() -> status("/actuator/health") == 200);
    await().until(() -> status("/actuator/health/readiness") == 200);
  }

  private int status(String path) throws Exception {
    try (HttpClient http = HttpClient.newHttpClient()) {
      URI address = URI.create("http://localhost:" + port + path);
      return http.send(HttpRequest.newBuilder(address).build(), BodyHandlers.discarding())
          .statusCode();
    }
  }
}
