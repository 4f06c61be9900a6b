package org.mediatranscoder.ui.login;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.mediatranscoder.ui.ClientUiTest;
import org.mediatranscoder.ui.TestBrowser;
import org.mediatranscoder.ui.UiInstance;

/** The service as it is on AWS: browsers see HTTPS, which a load balancer ends before us. */
class HttpsTest extends ClientUiTest {

  private static UiInstance service;

  @BeforeAll
  static void start() {
    service = UiInstance.start(AUTH, "https://app.example.test");
  }

  @AfterAll
  static void stop() {
    service.close();
  }

  @Test
  void browsersAreToldToInsistOnHttps() {
    assertThat(visit("/").headers().firstValue("Strict-Transport-Security").orElseThrow())
        .startsWith("max-age=31536000");
  }

  @Test
  void theCookieBelongsToThisHostAloneAndTravelsByHttpsOnly() {
    assertThat(
            visit("/oauth2/authorization/transcoder")
                .headers()
                .firstValue("Set-Cookie")
                .orElseThrow())
        .startsWith("__Host-UI_SESSION=")
        .contains("; Path=/;", "Secure", "HttpOnly", "SameSite=Lax")
        .doesNotContain("Domain");
  }

  @Test
  void redirectsStayWithHttps() {
    HttpResponse<String> answer = visit("/sign-in");

    assertThat(TestBrowser.location(answer).getScheme()).isIn(null, "https");
  }

  private static HttpResponse<String> visit(String path) {
    return new TestBrowser(service.port()).get(path, "X-Forwarded-Proto", "https");
  }
}
