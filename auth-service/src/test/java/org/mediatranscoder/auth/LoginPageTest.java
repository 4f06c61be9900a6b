package org.mediatranscoder.auth;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpRequest;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class LoginPageTest {

  private final Browser browser = TestWorld.browser();

  @Test
  void thePageOffersTheConfiguredProviders() {
    Answer page = browser.get("/login");

    assertThat(page.status()).isEqualTo(200);
    assertThat(page.body())
        .contains("href=\"/oauth2/authorization/google\"", "Continue with Google")
        .contains("href=\"/oauth2/authorization/github\"", "Continue with GitHub");
  }

  @Test
  void thePageMayRunNothingButItsOwnStyle() {
    Answer page = browser.get("/login");

    assertThat(page.header("Content-Security-Policy"))
        .contains("default-src 'none'", "style-src 'self'", "frame-ancestors 'none'")
        .doesNotContain("unsafe");
    assertThat(page.body()).doesNotContain("<script", "<style", "style=\"", "onclick");
    assertThat(page.header("X-Content-Type-Options")).isEqualTo("nosniff");
    assertThat(page.header("X-Frame-Options")).isEqualTo("DENY");
    assertThat(page.header("Referrer-Policy")).isEqualTo("no-referrer");
    assertThat(page.header("Cache-Control")).contains("no-store");
  }

  @Test
  void theStyleIsServedUnderAnAddressThatBrowsersKeepForGood() {
    Matcher link =
        Pattern.compile("href=\"(/assets/[0-9a-f]{12}/auth\\.css)\"")
            .matcher(browser.get("/login").body());
    assertThat(link.find()).isTrue();

    Answer style = browser.get(link.group(1));

    assertThat(style.status()).isEqualTo(200);
    assertThat(style.header("Content-Type")).startsWith("text/css");
    assertThat(style.header("Cache-Control")).isEqualTo("max-age=31536000, public, immutable");
    assertThat(style.header("Last-Modified")).isEmpty();
  }

  @Test
  void whoIsSignedInAlreadyGoesOnToThePage() {
    TestWorld.providers().signIn(Person.ada());
    browser.uiTokens("google");

    assertThat(browser.get("/login").location()).hasToString("http://localhost:8080/");
    assertThat(browser.get("/login?error=failed").location()).hasToString("http://localhost:8080/");
  }

  @Test
  void anUnknownPageIsAPageForPeople() {
    TestWorld.providers().signIn(Person.ada());
    browser.uiTokens("google");

    Answer page = browser.get("/no-such-page");

    assertThat(page.status()).isEqualTo(404);
    assertThat(page.header("Content-Type")).startsWith("text/html");
    assertThat(page.body()).contains("There is nothing at this address", "http://localhost:8080");
  }

  @Test
  void theSessionCookieIsOutOfReachOfScriptsAndOtherSites() {
    Answer answer = browser.authorize(browser.uiRequest());

    assertThat(answer.header("Set-Cookie"))
        .startsWith("AUTH_SESSION=")
        .contains("HttpOnly", "SameSite=Lax", "Path=/");
  }

  @Test
  void theSessionChangesItsNameAtTheLogin() {
    browser.authorize(browser.uiRequest());
    String before = browser.cookies().getCookieStore().getCookies().toString();

    browser.uiTokens("google");

    assertThat(browser.cookies().getCookieStore().getCookies()).hasSize(1);
    assertThat(browser.cookies().getCookieStore().getCookies().toString()).isNotEqualTo(before);
  }

  @Test
  void whoComesWithoutAClientGoesOnToTheUserInterface() {
    Answer toCallback = browser.get(browser.get("/oauth2/authorization/google").location());

    assertThat(browser.get(toCallback.location()).location()).hasToString("http://localhost:8080/");
    assertThat(browser.get("/").location()).hasToString("http://localhost:8080/");
  }

  @Test
  void aWrongRequestIsAPageForPeopleAndAProblemForPrograms() {
    Map<String, String> request = browser.uiRequest();
    request.put("client_id", "nobody");
    String path = "/oauth2/authorize?" + Form.encode(request);

    Answer page = browser.get(path);
    Answer problem =
        browser.send(
            HttpRequest.newBuilder(URI.create(TestWorld.shared().url() + path))
                .header("Accept", "application/json")
                .GET());

    assertThat(page.status()).isEqualTo(400);
    assertThat(page.body()).contains("This request cannot be answered");
    assertThat(page.header("Content-Security-Policy")).contains("default-src 'none'");
    assertThat(problem.status()).isEqualTo(400);
    assertThat(problem.header("Content-Type")).isEqualTo("application/problem+json");
    assertThat(problem.text("code")).isEqualTo("request-malformed");
    assertThat(problem.text("errorId")).isNotBlank();
  }

  @Test
  void healthIsOpenAndNothingElseOfTheActuator() {
    assertThat(browser.get("/actuator/health").text("status")).isEqualTo("UP");
    assertThat(browser.get("/actuator/health/readiness").status()).isEqualTo(200);
    assertThat(browser.get("/actuator/health/liveness").status()).isEqualTo(200);
    assertThat(browser.get("/actuator/env").status()).isEqualTo(302);
  }

  @Test
  void aProviderThatIsAwayAtTheStartIsAskedAgainLater() {
    int providerPort = AuthInstance.freePort();
    Map<String, Object> settings = new HashMap<>(TestWorld.infrastructure());
    settings.putAll(FakeProviders.googleAt(providerPort));
    settings.put("spring.security.oauth2.client.registration.github.client-id", "");
    settings.put("spring.security.oauth2.client.registration.github.client-secret", "");
    int port = AuthInstance.freePort();
    try (AuthInstance alone = AuthInstance.start(port, port, settings)) {
      Browser visitor = new Browser(alone.url());

      assertThat(visitor.get("/actuator/health/readiness").status()).isEqualTo(200);
      assertThat(visitor.get("/login").body()).contains("Google").doesNotContain("GitHub");
      assertThat(visitor.get("/oauth2/authorization/google").location())
          .hasToString(alone.url() + "/login?error=failed");

      try (FakeProviders back = FakeProviders.startAt(providerPort)) {
        back.signIn(Person.ada());
        assertThat(visitor.uiTokens("google").status()).isEqualTo(200);
      }
    }
  }
}
