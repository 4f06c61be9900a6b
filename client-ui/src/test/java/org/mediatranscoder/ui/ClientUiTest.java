package org.mediatranscoder.ui;

import com.nimbusds.jose.JOSEException;
import java.io.IOException;
import org.junit.jupiter.api.BeforeEach;
import org.mediatranscoder.testsupport.RedisTestServer;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** The whole service with a real Redis, and a stub where auth-service is. */
@SpringBootTest(
    webEnvironment = WebEnvironment.RANDOM_PORT,
    properties = {
      "transcoder.ui.client-secret=top-secret",
      "transcoder.ui.gateway-url=http://gateway.test:8081",
      "transcoder.ui.media-origins=http://files.test:9000/bucket"
    })
public abstract class ClientUiTest {

  /** One for all tests, as they share the service that knows its address. */
  protected static final AuthServiceStub AUTH = newStub();

  @LocalServerPort private int port;

  protected TestBrowser browser;

  @DynamicPropertySource
  static void addresses(DynamicPropertyRegistry registry) {
    registry.add("spring.data.redis.url", () -> RedisTestServer.shared().uri());
    registry.add("transcoder.jwt.issuer", AUTH::issuer);
  }

  @BeforeEach
  void startAfresh() {
    browser = anotherBrowser();
    AUTH.tokensLive(900);
    AUTH.answerRefreshes(AuthServiceStub.Refresh.GRANTED);
  }

  protected TestBrowser anotherBrowser() {
    return new TestBrowser(port);
  }

  private static AuthServiceStub newStub() {
    try {
      return new AuthServiceStub();
    } catch (IOException | JOSEException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
