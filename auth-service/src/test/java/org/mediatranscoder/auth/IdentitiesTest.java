package org.mediatranscoder.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jwt.SignedJWT;
import java.text.ParseException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.mediatranscoder.auth.account.Accounts;
import org.mediatranscoder.auth.account.Identities;
import org.mediatranscoder.auth.account.Identity;
import org.mediatranscoder.auth.account.LinkedIdentity;
import org.mediatranscoder.auth.account.Profile;
import org.mediatranscoder.model.job.AccountId;

/** How further log-ins come to lead to an account, and how they leave it. */
class IdentitiesTest {

  private final Browser browser = TestWorld.browser();
  private final Accounts accounts = TestWorld.shared().bean(Accounts.class);
  private final Identities identities = TestWorld.shared().bean(Identities.class);

  @Test
  void aSecondIdentityIsAddedFromASignedInSessionAndLeadsToTheSameAccount() {
    Person atGoogle = somebody();
    Person atGitHub = somebody();
    String account = signIn(browser, "google", atGoogle);

    assertThat(add("github", atGitHub)).isEqualTo("linked");

    assertThat(browser.get("/identities?result=linked").body())
        .contains("Added.", "Google", "GitHub");
    assertThat(signIn(TestWorld.browser(), "github", atGitHub)).isEqualTo(account);
    assertThat(signIn(TestWorld.browser(), "google", atGoogle)).isEqualTo(account);
  }

  @Test
  void addingKeepsTheSessionAsItWas() {
    String account = signIn(browser, "google", somebody());

    add("github", somebody());

    assertThat(subject(browser.uiTokens("google"))).isEqualTo(account);
  }

  @Test
  void anIdentityOfAnotherAccountIsRefusedAndStaysThere() {
    Person taken = somebody();
    String other = signIn(TestWorld.browser(), "github", taken);
    String account = signIn(browser, "google", somebody());

    assertThat(add("github", taken)).isEqualTo("taken");

    assertThat(browser.get("/identities?result=taken").body())
        .contains("already belongs to another account");
    assertThat(linked(account)).hasSize(1);
    assertThat(signIn(TestWorld.browser(), "github", taken)).isEqualTo(other);
  }

  @Test
  void addingTheSameIdentityTwiceIsNoError() {
    Person same = somebody();
    String account = signIn(browser, "google", same);

    assertThat(add("google", same)).isEqualTo("linked");

    assertThat(linked(account)).hasSize(1);
  }

  @Test
  void whoCancelsAtTheProviderAddsNothing() {
    String account = signIn(browser, "google", somebody());
    Answer toProvider = startAdding("github");
    Map<String, String> query = Form.parse(toProvider.location().getRawQuery());

    Answer back =
        browser.get(
            "/login/oauth2/code/github?"
                + Form.encode(Map.of("error", "access_denied", "state", query.get("state"))));

    assertThat(back.locationQuery()).containsEntry("result", "cancelled");
    assertThat(linked(account)).hasSize(1);
    assertThat(browser.get("/identities").status()).isEqualTo(200);
  }

  @Test
  void aLinkThatWasBegunInOneBrowserCannotBeEndedInAnother() {
    signIn(browser, "google", somebody());
    Person stranger = somebody();
    TestWorld.providers().signIn(stranger);
    Answer callback = browser.get(startAdding("github").location());
    Browser victim = TestWorld.browser();
    String account = signIn(victim, "google", somebody());

    victim.get(callback.location());

    assertThat(linked(account)).hasSize(1);
  }

  @Test
  void aLinkDoesNotOutliveTheSession() {
    String account = signIn(browser, "google", somebody());
    String idToken = browser.uiTokens("google").text("id_token");
    TestWorld.providers().signIn(somebody());
    Answer callback = browser.get(startAdding("github").location());
    browser.logOut(idToken);

    Answer after = browser.get(callback.location());

    assertThat(after.location().getPath()).isEqualTo("/login");
    assertThat(linked(account)).hasSize(1);
  }

  @Test
  void aFormWithoutItsTokenChangesNothing() {
    String account = signIn(browser, "google", somebody());
    add("github", somebody());
    Identity google = linked(account).getFirst().identity();

    Answer added = browser.post("/identities/add", Map.of("provider", "github"));
    Answer removed = browser.post("/identities/remove", fields(google));

    assertThat(added.status()).isEqualTo(403);
    assertThat(removed.status()).isEqualTo(403);
    assertThat(linked(account)).hasSize(2);
  }

  @Test
  void aRemovedIdentityLeadsToAnAccountOfItsOwn() {
    Person atGitHub = somebody();
    String account = signIn(browser, "google", somebody());
    add("github", atGitHub);

    Answer removed = remove(linked(account).getLast().identity());

    assertThat(removed.locationQuery()).containsEntry("result", "removed");
    assertThat(linked(account)).hasSize(1);
    assertThat(signIn(TestWorld.browser(), "github", atGitHub)).isNotEqualTo(account);
  }

  @Test
  void theLastIdentityStays() {
    Person only = somebody();
    String account = signIn(browser, "google", only);
    Identity last = linked(account).getFirst().identity();

    assertThat(browser.get("/identities").body()).doesNotContain("Remove");
    assertThatThrownBy(() -> identities.unlink(new AccountId(account), last))
        .hasMessageContaining("last identity");
    assertThat(linked(account)).hasSize(1);
  }

  @Test
  void nobodyRemovesAnIdentityOfAnotherAccount() {
    Person victim = somebody();
    String account = signIn(TestWorld.browser(), "google", victim);
    signIn(browser, "google", somebody());
    add("github", somebody());

    remove(linked(account).getFirst().identity());

    assertThat(linked(account)).hasSize(1);
  }

  @Test
  void removingAllAtTheSameMomentLeavesOne() throws Exception {
    AccountId account = new AccountId(signIn(browser, "google", somebody()));
    for (int i = 0; i < 4; i++) {
      identities.link(
          account, new Profile(new Identity("github", UUID.randomUUID().toString()), null, null));
    }
    List<Callable<Boolean>> removals =
        accounts.identities(account).stream()
            .<Callable<Boolean>>map(
                linked ->
                    () -> {
                      identities.unlink(account, linked.identity());
                      return true;
                    })
            .toList();

    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      threads.invokeAll(removals);
    }

    assertThat(accounts.identities(account)).isNotEmpty();
  }

  @Test
  void aMatchingAddressNeverLinks() {
    Person atGoogle = somebody();
    Person twin = atGoogle.withSubject(UUID.randomUUID().toString());
    String account = signIn(browser, "google", atGoogle);

    assertThat(signIn(TestWorld.browser(), "github", twin)).isNotEqualTo(account);
    assertThat(linked(account)).hasSize(1);
  }

  @Test
  void anUnverifiedAddressIsNotShownAsTheNameOfAnIdentity() {
    String account = signIn(browser, "google", somebody().withUnverifiedEmail());

    assertThat(linked(account).getFirst().name()).isEqualTo("Ada Lovelace");
  }

  @Test
  void whoIsNotSignedInIsAskedToSignInAndComesBack() {
    TestWorld.providers().signIn(somebody());
    assertThat(browser.get("/identities").location().getPath()).isEqualTo("/login");

    Answer callback = browser.get(browser.get("/oauth2/authorization/google").location());

    assertThat(browser.get(callback.location()).location().getPath()).isEqualTo("/identities");
  }

  @Test
  void thePageMayHaveFormsButNoScript() {
    signIn(browser, "google", somebody());

    Answer page = browser.get("/identities");

    assertThat(page.header("Content-Security-Policy"))
        .contains("default-src 'none'", "form-action 'self' http://localhost:")
        .doesNotContain("unsafe");
    assertThat(page.body()).doesNotContain("<script", "style=\"", "onclick");
    assertThat(page.header("Cache-Control")).contains("no-store");
  }

  @Test
  void aProviderThatWeDoNotKnowCannotBeAdded() {
    signIn(browser, "google", somebody());

    assertThat(startAdding("myspace").locationQuery()).containsEntry("result", "failed");
  }

  private String add(String provider, Person person) {
    TestWorld.providers().signIn(person);
    Answer callback = browser.get(startAdding(provider).location());
    return browser.get(callback.location()).locationQuery().getOrDefault("result", "none");
  }

  private Answer startAdding(String provider) {
    return browser.submit("/identities", "/identities/add", Map.of("provider", provider));
  }

  private Answer remove(Identity identity) {
    return browser.submit("/identities", "/identities/remove", fields(identity));
  }

  private static Map<String, String> fields(Identity identity) {
    return Map.of("provider", identity.provider(), "subject", identity.subject());
  }

  private List<LinkedIdentity> linked(String account) {
    return accounts.identities(new AccountId(account));
  }

  private static Person somebody() {
    return Person.ada().withSubject(UUID.randomUUID().toString());
  }

  /** Gives the account. */
  private static String signIn(Browser browser, String provider, Person person) {
    TestWorld.providers().signIn(person);
    return subject(browser.uiTokens(provider));
  }

  private static String subject(Answer tokens) {
    try {
      return SignedJWT.parse(tokens.text("access_token")).getJWTClaimsSet().getSubject();
    } catch (ParseException broken) {
      throw new AssertionError(tokens.body(), broken);
    }
  }
}
