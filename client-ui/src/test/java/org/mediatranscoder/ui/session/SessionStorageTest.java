package org.mediatranscoder.ui.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.mediatranscoder.ui.UiSettings;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.session.web.http.CookieSerializer.CookieValue;
import org.springframework.session.web.http.DefaultCookieSerializer;
import org.springframework.util.unit.DataSize;

class SessionStorageTest {

  @Test
  void behindALoadBalancerThatEndsHttpsTheCookieIsSecure() {
    assertThat(cookieAt("https://app.example.test"))
        .startsWith("__Host-UI_SESSION=")
        .contains("; Path=/;", "Secure", "HttpOnly", "SameSite=Lax")
        .doesNotContain("Domain");
  }

  @Test
  void onPlainLocalhostItIsNot() {
    assertThat(cookieAt("http://localhost:8080"))
        .startsWith("UI_SESSION=")
        .doesNotContain("Secure");
  }

  private static String cookieAt(String baseUrl) {
    DefaultCookieSerializer cookie = new DefaultCookieSerializer();
    new SessionStorage().sessionCookie(settings(baseUrl)).customize(cookie);
    MockHttpServletResponse response = new MockHttpServletResponse();
    cookie.writeCookieValue(new CookieValue(new MockHttpServletRequest(), response, "id"));
    return String.valueOf(response.getHeader("Set-Cookie"));
  }

  private static UiSettings settings(String baseUrl) {
    URI other = URI.create("http://localhost:1");
    return new UiSettings(
        URI.create(baseUrl),
        other,
        other,
        null,
        null,
        "client-ui",
        "secret",
        List.of(),
        DataSize.ofGigabytes(10),
        Duration.ofMinutes(2),
        Duration.ofSeconds(5),
        Duration.ofDays(7),
        Duration.ofHours(12));
  }
}
