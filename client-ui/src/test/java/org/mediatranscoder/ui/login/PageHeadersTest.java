package org.mediatranscoder.ui.login;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpHeaders;
import java.net.http.HttpResponse;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.mediatranscoder.ui.ClientUiTest;
import org.mediatranscoder.ui.TestBrowser;

class PageHeadersTest extends ClientUiTest {

  @Test
  void thePolicyAllowsOurScriptsAndNoInlineCode() {
    assertThat(policy())
        .contains("default-src 'none'", "script-src 'self'", "style-src 'self'")
        .noneMatch(directive -> directive.contains("unsafe"))
        .noneMatch(directive -> directive.contains("*"));
  }

  @Test
  void thePolicyNamesTheGatewayAndTheFileStoreByOrigin() {
    assertThat(policy())
        .contains(
            "connect-src 'self' "
                + GATEWAY.url()
                + " "
                + GATEWAY.url().replaceFirst("^http", "ws")
                + " http://files.test:9000")
        .contains("img-src 'self' http://files.test:9000")
        .contains("media-src 'self' blob: http://files.test:9000")
        .contains("frame-src " + GATEWAY.url())
        .contains("form-action 'self' " + AUTH.issuer());
  }

  @Test
  void theDashboardOfJobRunrMayDoNoMoreThanItNeeds() {
    List<String> policy = policy("/operator/jobrunr/transcode/dashboard/overview");

    assertThat(policy)
        .contains("default-src 'none'", "script-src 'self'", "connect-src 'self'")
        .contains("frame-ancestors 'none'", "form-action 'none'")
        .noneMatch(directive -> directive.contains("unsafe"))
        .noneMatch(directive -> directive.contains("*"))
        .noneMatch(directive -> directive.contains("http"));
    assertThat(policy("/operator")).isEqualTo(policy("/"));
  }

  @Test
  void noOtherSiteMayFrameThePageOrGuessItsTypes() {
    HttpHeaders headers = browser.get("/").headers();

    assertThat(policy()).contains("frame-ancestors 'none'");
    assertThat(headers.firstValue("X-Frame-Options")).contains("DENY");
    assertThat(headers.firstValue("X-Content-Type-Options")).contains("nosniff");
    assertThat(headers.firstValue("Cross-Origin-Opener-Policy")).contains("same-origin");
    assertThat(headers.firstValue("Cross-Origin-Resource-Policy")).contains("same-origin");
    assertThat(headers.firstValue("Permissions-Policy").orElseThrow())
        .contains("camera=()", "microphone=()", "geolocation=()");
    assertThat(headers.firstValue("Referrer-Policy")).contains("same-origin");
  }

  @Test
  void thePageHasNoInlineScriptOrStyle() {
    browser.signIn(AUTH);

    for (String path : List.of("/", "/account")) {
      assertThat(browser.get(path).body())
          .doesNotContainPattern("<script(?![^>]* src=)")
          .doesNotContainPattern("<style|\\sstyle=|\\son[a-z]+=");
    }
  }

  @Test
  void anUnknownPageIsAPageForPeopleSignedInOrNot() {
    TestBrowser signedIn = anotherBrowser();
    signedIn.signIn(AUTH);

    for (TestBrowser somebody : List.of(browser, signedIn)) {
      HttpResponse<String> page = somebody.get("/no-such-page", "Accept", "text/html,*/*;q=0.8");
      assertThat(page.statusCode()).isEqualTo(404);
      assertThat(page.body()).contains("There is nothing at this address", "href=\"/\"");
      assertThat(page.headers().firstValue("Content-Security-Policy").orElseThrow())
          .contains("style-src 'sha256-");
      HttpResponse<String> problem = somebody.get("/no-such-page", "Accept", "*/*");
      assertThat(problem.body()).startsWith("{");
    }
  }

  @Test
  void onPlainLocalhostBrowsersAreNotToldToInsistOnHttps() {
    assertThat(browser.get("/").headers().firstValue("Strict-Transport-Security")).isEmpty();
  }

  @Test
  void onlyHealthIsOpenOfTheActuator() {
    assertThat(browser.get("/actuator/health/readiness").statusCode()).isEqualTo(200);
    assertThat(browser.get("/actuator/env").statusCode()).isEqualTo(401);
  }

  private List<String> policy() {
    return policy("/");
  }

  private List<String> policy(String path) {
    String header = browser.get(path).headers().firstValue("Content-Security-Policy").orElseThrow();
    return Arrays.asList(header.split("; ", -1));
  }
}
