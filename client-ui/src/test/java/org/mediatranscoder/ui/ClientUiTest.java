package org.mediatranscoder.ui;

import com.nimbusds.jose.JOSEException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.BeforeEach;
import org.mediatranscoder.testsupport.RedisTestServer;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** The whole service with a real Redis, and stubs where auth-service and the gateway are. */
@SpringBootTest(
    webEnvironment = WebEnvironment.DEFINED_PORT,
    properties = {
      "transcoder.ui.client-secret=top-secret",
      "transcoder.ui.media-origins=http://files.test:9000/bucket"
    })
public abstract class ClientUiTest {

  /** One for all tests, as they share the service that knows its address. */
  protected static final AuthServiceStub AUTH = newStub();

  protected static final GatewayStub GATEWAY = newGateway();

  /** Where transcoding-worker is. */
  protected static final GatewayStub WORKER = newGateway();

  /** Chosen before the start, as the service tells its own address to others. */
  private static final int PORT = freePort();

  protected static final String BASE_URL = "http://localhost:" + PORT;

  protected TestBrowser browser;

  @DynamicPropertySource
  static void addresses(DynamicPropertyRegistry registry) {
    registry.add("spring.data.redis.url", () -> RedisTestServer.shared().uri());
    registry.add("transcoder.jwt.issuer", AUTH::issuer);
    registry.add("server.port", () -> PORT);
    registry.add("transcoder.ui.base-url", () -> BASE_URL);
    registry.add("transcoder.ui.gateway-url", GATEWAY::url);
    registry.add("transcoder.ui.worker-url", WORKER::url);
  }

  @BeforeEach
  void startAfresh() {
    browser = anotherBrowser();
    AUTH.tokensLive(900);
    AUTH.answerRefreshes(AuthServiceStub.Refresh.GRANTED);
    AUTH.rolesAre();
    GATEWAY.startAfresh();
    WORKER.startAfresh();
  }

  protected TestBrowser anotherBrowser() {
    return new TestBrowser(PORT);
  }

  private static AuthServiceStub newStub() {
    try {
      return new AuthServiceStub();
    } catch (IOException | JOSEException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static GatewayStub newGateway() {
    try {
      return new GatewayStub();
    } catch (IOException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static int freePort() {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException none) {
      throw new IllegalStateException(none);
    }
  }
}
