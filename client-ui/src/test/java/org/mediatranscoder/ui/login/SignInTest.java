package org.mediatranscoder.ui.login;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.HttpCookie;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.mediatranscoder.ui.ClientUiTest;
import org.mediatranscoder.ui.StubHttp;
import org.mediatranscoder.ui.TestBrowser;

class SignInTest extends ClientUiTest {

  @Test
  void aVisitorSeesTheLandingPageAndGetsNoCookie() {
    HttpResponse<String> page = browser.get("/");

    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.body()).contains("data-testid=\"sign-in\"").doesNotContain("main.js");
    assertThat(browser.cookies()).isEmpty();
  }

  @Test
  void signingInLeadsToAuthServiceWithPkceNonceAndOurScopes() {
    HttpResponse<String> start = browser.get("/oauth2/authorization/transcoder");

    assertThat(TestBrowser.location(start).toString())
        .startsWith(AUTH.issuer() + "/oauth2/authorize?");
    Map<String, String> request = StubHttp.parameters(TestBrowser.location(start).getRawQuery());
    assertThat(request)
        .containsEntry("client_id", "client-ui")
        .containsEntry("code_challenge_method", "S256")
        .containsEntry("redirect_uri", BASE_URL + "/login/oauth2/code/transcoder")
        .containsKeys("state", "nonce", "code_challenge");
    assertThat(request.getOrDefault("scope", "").split(" ", -1))
        .containsExactlyInAnyOrder(
            "openid", "profile", "email", "jobs:read", "jobs:write", "account");
  }

  @Test
  void whoHasSignedInSeesThePageWithNameAndAddressEscaped() {
    assertThat(TestBrowser.location(browser.signIn(AUTH))).hasPath("/");

    assertThat(browser.get("/").body())
        .contains("Ada &lt;Local&gt;")
        .contains("value=\"ada@example.test\"")
        .contains("data-testid=\"upload-button\"");
  }

  @Test
  void theSessionCookieIsOutOfReachOfScriptsAndOtherSites() {
    HttpResponse<String> start = browser.get("/oauth2/authorization/transcoder");

    assertThat(start.headers().firstValue("Set-Cookie").orElseThrow())
        .startsWith("UI_SESSION=")
        .contains("HttpOnly", "SameSite=Lax")
        .doesNotContain("Secure");
  }

  @Test
  void signingInGivesTheSessionANewId() {
    browser.startSignIn();
    HttpCookie before = browser.cookies().getFirst();
    browser.signIn(AUTH);

    assertThat(browser.cookies()).singleElement().isNotNull();
    assertThat(browser.cookies().getFirst().getValue()).isNotEqualTo(before.getValue());
  }

  @Test
  void anAnswerThatBelongsToNoSignInOfThisBrowserIsRefused() {
    Map<String, String> foreign = anotherBrowser().startSignIn();
    String code = AUTH.login(foreign);

    HttpResponse<String> answer =
        browser.get("/login/oauth2/code/transcoder?state=forged&code=" + code);

    assertThat(TestBrowser.location(answer)).hasQuery("sign-in=failed");
    assertThat(browser.get("/?sign-in=failed").body()).contains("Signing in did not work");
    assertThat(browser.getToken().statusCode()).isEqualTo(401);
  }

  @Test
  void signingOutNeedsThePagesOwnToken() {
    browser.signIn(AUTH);

    assertThat(browser.post("/logout", "").statusCode()).isEqualTo(403);
    assertThat(browser.getToken().statusCode()).isEqualTo(200);
  }

  @Test
  void signingOutEndsTheSessionHereAndAtAuthService() {
    browser.signIn(AUTH);

    HttpResponse<String> answer = browser.post("/logout", "_csrf=" + browser.csrfToken());

    URI next = TestBrowser.location(answer);
    assertThat(next.toString()).startsWith(AUTH.issuer() + "/connect/logout?");
    assertThat(StubHttp.parameters(next.getRawQuery()))
        .containsEntry("post_logout_redirect_uri", BASE_URL + "/")
        .containsKey("id_token_hint");
    assertThat(answer.headers().firstValue("Set-Cookie").orElseThrow())
        .startsWith("UI_SESSION=;")
        .contains("Max-Age=0");
    assertThat(browser.getToken().statusCode()).isEqualTo(401);
    assertThat(browser.get("/").body()).contains("data-testid=\"sign-in\"");
  }

  @Test
  void signingOutEndsTheSessionInRedisTooSoThatAStolenCookieOpensNothing() {
    browser.signIn(AUTH);
    String stolen = "UI_SESSION=" + browser.cookies().getFirst().getValue();
    browser.post("/logout", "_csrf=" + browser.csrfToken());

    HttpResponse<String> answer =
        anotherBrowser().get("/get-token", "Sec-Fetch-Site", "same-origin", "Cookie", stolen);

    assertThat(answer.statusCode()).isEqualTo(401);
  }

  @Test
  void theSessionOfBeforeSigningInIsWorthNothingAfterwards() {
    browser.startSignIn();
    String planted = "UI_SESSION=" + browser.cookies().getFirst().getValue();
    browser.signIn(AUTH);

    HttpResponse<String> answer =
        anotherBrowser().get("/get-token", "Sec-Fetch-Site", "same-origin", "Cookie", planted);

    assertThat(answer.statusCode()).isEqualTo(401);
    assertThat(browser.getToken().statusCode()).isEqualTo(200);
  }

  @Test
  void signingOutAfterARenewalShowsAuthServiceTheIdTokenThatItKnows() {
    AUTH.tokensLive(60);
    browser.signIn(AUTH);
    String first = AUTH.lastIdToken();
    browser.getToken();

    HttpResponse<String> answer = browser.post("/logout", "_csrf=" + browser.csrfToken());

    assertThat(AUTH.lastIdToken()).isNotEqualTo(first);
    assertThat(StubHttp.parameters(TestBrowser.location(answer).getRawQuery()))
        .containsEntry("id_token_hint", AUTH.lastIdToken());
  }
}
