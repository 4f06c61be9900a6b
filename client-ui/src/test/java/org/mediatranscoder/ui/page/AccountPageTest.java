package org.mediatranscoder.ui.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Route;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.mediatranscoder.model.access.AccessKeys;
import org.mediatranscoder.ui.PageTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.redis.core.StringRedisTemplate;

class AccountPageTest extends PageTest {

  private static final String TOKEN =
      """
      {"id":"t1","name":"Nightly <import>","scopes":["jobs:read","jobs:write"],
       "createdAt":"2026-11-01T10:00:00Z","expiresAt":"2026-12-01T10:00:00Z","lastUsedAt":null%s}\
      """;

  @Autowired private StringRedisTemplate redis;

  @Test
  void whoHasNotSignedInIsShownHow() {
    page.navigate(BASE_URL + "/account");

    assertThat(page).hasURL(BASE_URL + "/account");
    assertThat(part("sign-in")).isVisible();
  }

  @Test
  void itSaysWhoIAmAndLeadsToTheWaysToSignIn() {
    signInAndOpen("/");
    part("account-link").click();

    assertThat(part("person")).containsText("Ada <Local>");
    assertThat(part("person")).containsText("ada@example.test");
    assertThat(part("person")).containsText("Google, since");
    assertThat(part("identities-link")).hasAttribute("href", AUTH.issuer() + "/identities");
  }

  @Test
  void aTokenIsMadeWithNameScopesAndExpiryAndShownOnce() {
    signInAndOpen("/account");
    GATEWAY.answer("POST /tokens", 201, TOKEN.formatted(",\"token\":\"the.new.token\""));
    GATEWAY.answer("GET /tokens", 200, "{\"tokens\":[" + TOKEN.formatted("") + "]}");

    part("token-name").fill("Nightly <import>");
    part("scope-write").check();
    part("token-days").selectOption("90");
    part("token-create").click();

    assertThat(part("new-token")).hasValue("the.new.token");
    assertThat(part("new-token")).isFocused();
    assertThat(GATEWAY.requests())
        .contains(
            "POST /tokens {\"name\":\"Nightly <import>\",\"scopes\":[\"jobs:read\",\"jobs:write\"],"
                + "\"expiresInDays\":90}");
    part("snippets-open").click();
    for (String language : new String[] {"curl", "Python", "JavaScript"}) {
      assertThat(part("snippet-" + language).inputValue())
          .contains("Bearer the.new.token", GATEWAY.url() + "/upload");
    }
    part("copy-token").click();
    assertThat(page.getByText("Copied.")).isVisible();
    assertThat(page.evaluate("navigator.clipboard.readText()")).isEqualTo("the.new.token");

    page.reload();
    assertThat(part("token-row")).containsText("Nightly <import>");
    assertThat(part("token-row")).containsText("never used");
    assertThat(part("new-token")).isHidden();
    assertThat(part("new-token")).hasValue("");
  }

  @Test
  void whatNeedsAScriptRestsUntilTheScriptListens() {
    signInAndOpen("/");
    page.route("**/js/**", Route::abort);
    page.navigate(BASE_URL + "/account");

    assertThat(part("token-create")).isDisabled();
    assertThat(part("delete-account")).isDisabled();
  }

  @Test
  void theFormSaysWhatIsMissingAndLeadsThere() {
    signInAndOpen("/account");

    part("scope-read").uncheck();
    part("token-create").click();

    assertThat(page.getByText("Give it a name")).isVisible();
    assertThat(page.getByText("Choose what it may do.")).isVisible();
    assertThat(part("token-name")).isFocused();
    assertThat(GATEWAY.requests()).noneMatch(request -> request.startsWith("POST"));
  }

  @Test
  void aTokenIsRevokedOnlyAfterAQuestionAndByKeysAlone() {
    GATEWAY.answer("GET /tokens", 200, "{\"tokens\":[" + TOKEN.formatted("") + "]}");
    GATEWAY.answer("DELETE /tokens/t1", 204, "");
    signInAndOpen("/account");
    Locator revoke = part("token-revoke");

    revoke.press("Enter");
    assertThat(part("confirm-no")).isFocused();
    page.keyboard().press("Escape");
    assertThat(revoke).isFocused();
    assertThat(GATEWAY.requests()).noneMatch(request -> request.startsWith("DELETE"));

    GATEWAY.answer("GET /tokens", 200, "{\"tokens\":[]}");
    revoke.press("Enter");
    page.keyboard().press("Tab");
    page.keyboard().press("Enter");
    assertThat(page.getByText("You have none.")).isVisible();
    assertThat(GATEWAY.requests()).contains("DELETE /tokens/t1");
  }

  @Test
  void signingOutEverywhereEndsThisPageToo() {
    GATEWAY.answer("DELETE /me/sessions", 204, "");
    signInAndOpen("/account");
    assertThat(part("person")).containsText("Ada");
    redis.opsForValue().set(AccessKeys.endedSession(AUTH.lastFamily()), AccessKeys.YES);

    part("sign-out-everywhere").click();
    part("confirm-yes").click();

    assertThat(part("sign-out-note")).containsText("You are signed out everywhere");
    assertThat(part("sign-out")).hasCount(0);
    page.getByText("To the start page").click();
    assertThat(part("sign-in")).isVisible();
  }

  @Test
  void theExportIsSavedAsTheGatewayGivesIt() throws Exception {
    GATEWAY.answer("GET /me/export", 200, "{\"account\":{\"email\":\"ada@example.test\"}}");
    signInAndOpen("/account");

    Download saved = page.waitForDownload(() -> part("export").click());

    assertThat(saved.suggestedFilename()).isEqualTo("media-transcoder-account.json");
    assertThat(Files.readString(saved.path()))
        .isEqualTo("{\"account\":{\"email\":\"ada@example.test\"}}");
  }

  @Test
  void theAccountIsDeletedOnlyByWhoTypesIt() {
    GATEWAY.answer("DELETE /me", 202, "");
    signInAndOpen("/account");
    part("delete-account").click();

    assertThat(part("confirm-typed")).isFocused();
    part("confirm-yes").click();
    assertThat(page.getByText("This is not what it says above.")).isVisible();
    assertThat(GATEWAY.requests()).noneMatch(request -> request.startsWith("DELETE"));

    part("confirm-typed").fill("Delete my account");
    page.keyboard().press("Enter");
    assertThat(part("sign-out-note")).containsText("Your account is deleted");
    assertThat(GATEWAY.requests()).contains("DELETE /me");
  }

  @Test
  void aDeletionThatFailsHalfWayIsSaidAndMayBeRepeated() {
    GATEWAY.refuse("DELETE /me", 503, "storage-unavailable", Map.of());
    signInAndOpen("/account");
    part("delete-account").click();
    part("confirm-typed").fill("delete my account");
    part("confirm-yes").click();

    assertThat(part("delete-error")).containsText("The file store cannot be reached just now.");
    assertThat(part("delete-error")).containsText("Reference: e-1");
    assertThat(part("delete-account")).isEnabled();
  }

  @Test
  void aLimitIsSaidWithTheTimeToWaitAlsoWhileTheListIsStillLoading() {
    GATEWAY.refuse("POST /tokens", 429, "rate-limited", Map.of("Retry-After", "90"));
    GATEWAY.answer("GET /tokens", 200, "{\"tokens\":[" + TOKEN.formatted("") + "]}");
    List<Route> lists = new ArrayList<>();
    page.route(url -> url.endsWith("/tokens"), route -> hold(route, lists));
    signInAndOpen("/account");
    part("token-name").fill("x");
    part("token-create").click();
    Locator refusal = part("new-token-error");
    assertThat(refusal).hasText("That was too much at once. Try again in 2 minutes.");

    lists.forEach(Route::resume);
    assertThat(part("token-row")).hasCount(1);
    assertThat(refusal).hasText("That was too much at once. Try again in 2 minutes.");
  }

  private static void hold(Route route, List<Route> lists) {
    if (route.request().method().equals("GET")) {
      lists.add(route);
    } else {
      route.resume();
    }
  }
}
