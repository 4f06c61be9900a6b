package org.mediatranscoder.gateway.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.mediatranscoder.gateway.support.GatewayTest;
import org.mediatranscoder.gateway.support.RawClient;

class CorsTest extends GatewayTest {

  @Test
  void ourPageMayUploadWithAToken() throws Exception {
    assertThat(preflight("http://localhost:8080"))
        .startsWith("HTTP/1.1 200")
        .containsIgnoringCase("Access-Control-Allow-Origin: http://localhost:8080")
        .containsIgnoringCase("Access-Control-Allow-Headers: authorization")
        .doesNotContain("Access-Control-Allow-Credentials");
  }

  @Test
  void aPageOfAnotherOriginMayNot() throws Exception {
    assertThat(preflight("http://evil.example"))
        .startsWith("HTTP/1.1 403")
        .doesNotContain("Access-Control-Allow-Origin");
  }

  @Test
  void aPageMayReadWhereTheJobIs() {
    HttpRequest.Builder jobs = request("/jobs").header("Origin", "http://localhost:8080");

    HttpResponse<String> response = send(jobs);

    assertThat(response.headers().firstValue("Access-Control-Expose-Headers"))
        .hasValueSatisfying(headers -> assertThat(headers).contains("Location"));
  }

  /** By hand: the JDK's client does not set these headers. */
  private String preflight(String origin) throws Exception {
    try (RawClient client = new RawClient(port)) {
      return client
          .send(
              "OPTIONS /upload HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nOrigin: "
                  + origin
                  + "\r\nAccess-Control-Request-Method: POST\r\n"
                  + "Access-Control-Request-Headers: authorization\r\n\r\n")
          .read(4_000);
    }
  }
}
