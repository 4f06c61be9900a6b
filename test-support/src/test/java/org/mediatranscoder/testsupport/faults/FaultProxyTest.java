package org.mediatranscoder.testsupport.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FaultProxyTest {

  private final List<String> served = new CopyOnWriteArrayList<>();
  private HttpServer server;
  private FaultProxy proxy;
  private HttpClient client;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          exchange.getRequestBody().readAllBytes();
          served.add(exchange.getRequestURI().getPath());
          exchange.sendResponseHeaders(200, -1);
          exchange.close();
        });
    server.start();
    proxy = FaultProxy.before(server.getAddress().getPort());
    client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  }

  @AfterEach
  void stop() {
    client.close();
    proxy.close();
    server.stop(0);
  }

  @Test
  void aRuleMeetsWhatItLooksForAsOftenAsItSaysAndNothingElse() throws Exception {
    proxy.arm("^PUT /bad", Fault.status(503).times(2));

    assertThat(List.of(put("/bad"), put("/good"), put("/bad"), put("/bad")))
        .containsExactly(503, 200, 503, 200);

    assertThat(served).containsExactly("/good", "/bad");
  }

  @Test
  void anActionComesBeforeTheServerKnowsOrAfterItAndBeforeTheClientKnows() throws Exception {
    proxy.arm("^PUT /a-([a-z]+)", Fault.before(seen -> served.add("before " + seen.group(1))));
    proxy.arm(
        "^PUT /b",
        Fault.after(
            () -> served.contains("/b"), Duration.ofSeconds(5), seen -> served.add("after")));

    put("/a-x");
    put("/b");

    assertThat(served).containsExactly("before x", "/a-x", "/b", "after");
  }

  @Test
  void silenceAndACutLookLikeAServerThatIsGone() throws Exception {
    proxy.arm("^PUT /silent", Fault.silence());

    assertThatThrownBy(() -> put("/silent")).isInstanceOf(HttpTimeoutException.class);
    proxy.cut();
    assertThatThrownBy(() -> put("/good")).isInstanceOf(IOException.class);
    proxy.restore();
    assertThat(put("/good")).isEqualTo(200);
  }

  private int put(String path) throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + proxy.port() + path))
            .timeout(Duration.ofSeconds(1))
            .PUT(HttpRequest.BodyPublishers.ofString("body"))
            .build();
    return client.send(request, BodyHandlers.discarding()).statusCode();
  }
}
