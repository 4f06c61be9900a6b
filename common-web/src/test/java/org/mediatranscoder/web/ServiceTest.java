package org.mediatranscoder.web;

import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.mediatranscoder.testsupport.RedisTestServer;
import org.mediatranscoder.testsupport.TestIssuer;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.HttpHeaders;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.servlet.client.RestTestClient;

/** Runs {@link ProbeApplication} on a real port, with an issuer that a test may touch. */
@SpringBootTest(
    webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
    properties = {
      "server.address=127.0.0.1",
      "transcoder.redis.uri=${probe.redis}",
      "transcoder.jwt.key-refetch-interval=200ms",
      "transcoder.jwt.key-lifetime=1h"
    })
abstract class ServiceTest {

  static final TestIssuer ISSUER = TestIssuer.shared();

  static final RedisTestServer REDIS = RedisTestServer.shared();

  @LocalServerPort private int port;

  /** Of the JDK: Apache's client would send a request again by itself when it gets a 503. */
  private static final JdkClientHttpRequestFactory CLIENT = new JdkClientHttpRequestFactory();

  RestTestClient http = RestTestClient.bindToServer(CLIENT).build();

  @DynamicPropertySource
  static void settings(DynamicPropertyRegistry registry) {
    ISSUER.properties().forEach((name, value) -> registry.add(name, () -> value));
    registry.add("probe.redis", REDIS::uri);
  }

  @BeforeEach
  void connect() {
    http = RestTestClient.bindToServer(CLIENT).baseUrl("http://127.0.0.1:" + port).build();
  }

  int port() {
    return port;
  }

  static Consumer<HttpHeaders> bearer(String token) {
    return headers -> headers.setBearerAuth(token);
  }
}
