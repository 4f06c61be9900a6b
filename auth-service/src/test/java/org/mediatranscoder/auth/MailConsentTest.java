package org.mediatranscoder.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.nimbusds.jwt.SignedJWT;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.mediatranscoder.model.access.AccessKeys;
import org.mediatranscoder.model.job.AccountId;
import org.mediatranscoder.model.link.LinkKey;
import org.mediatranscoder.model.link.MailGrant;
import org.mediatranscoder.model.link.MailLinks;
import org.mediatranscoder.model.mail.MailConsent;
import org.mediatranscoder.model.mail.Mailbox;
import org.springframework.data.redis.core.StringRedisTemplate;

/** How the receiver of a mail confirms or stops, and how notification-worker hears of it. */
class MailConsentTest {

  private static final String ONE_CLICK = "List-Unsubscribe=One-Click";

  private final StringRedisTemplate redis = TestWorld.shared().bean(StringRedisTemplate.class);
  private final Browser browser = TestWorld.browser();
  private final MailLinks links = new MailLinks(List.of(LinkKey.parse(AuthInstance.LINK_KEY)));
  private final Mailbox mailbox = Mailbox.of(UUID.randomUUID() + "@example.test");
  private final String stop = "/mail/" + links.sign(new MailGrant.Stop(mailbox));

  @Test
  void aScannerThatFollowsTheLinksDecidesNothing() {
    String confirm = confirm(new AccountId("ada"), Instant.now().plusSeconds(60));

    for (String link : List.of(stop, confirm)) {
      for (String method : List.of("GET", "HEAD")) {
        Answer page = browser.send(request(link).method(method, BodyPublishers.noBody()));
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.header("Set-Cookie")).isEmpty();
      }
    }

    assertThat(decision(MailConsent.of(mailbox))).isNull();
    assertThat(decision(MailConsent.of(new AccountId("ada"), mailbox))).isNull();
  }

  @Test
  void oneClickOfAMailProgramStopsAtOnce() {
    Answer stopped = post(stop, ONE_CLICK);

    assertThat(stopped.status()).as(stopped.body()).isEqualTo(200);
    assertThat(decision(MailConsent.of(mailbox))).startsWith("STOPPED ");
  }

  @Test
  void aStopCanBeTakenBackOnThePageThatSaysSo() {
    assertThat(post(stop, "decision=stop").body()).contains("We send no mail");

    assertThat(post(stop, "decision=resume").body()).contains("may get mail from us again");

    assertThat(decision(MailConsent.of(mailbox))).startsWith("RESUMED ");
  }

  @Test
  void aConfirmationHoldsForOneAccountAndReleasesWhatWaits() {
    AccountId ada = new AccountId("ada-" + UUID.randomUUID());

    Answer confirmed = post(confirm(ada, Instant.now().plusSeconds(60)), "decision=confirm");

    assertThat(confirmed.status()).as(confirmed.body()).isEqualTo(200);
    String field = MailConsent.of(ada, mailbox);
    assertThat(decision(field)).startsWith("CONFIRMED ");
    assertThat(decision(MailConsent.of(new AccountId("eve"), mailbox))).isNull();
    assertThat(redis.opsForSet().isMember(MailConsent.CONFIRMED, field)).isTrue();
  }

  @Test
  void aLinkThatIsForgedOrExpiredIsNone() {
    String expired = confirm(new AccountId("ada"), Instant.now().minusSeconds(1));
    String forged = stop.substring(0, stop.length() - 2) + (stop.endsWith("AA") ? "BB" : "AA");

    for (String link : List.of(expired, forged, "/mail/x")) {
      assertThat(browser.get(link).status()).as(link).isEqualTo(404);
      assertThat(post(link, ONE_CLICK).status()).as(link).isEqualTo(404);
    }
    assertThat(decision(MailConsent.of(mailbox))).isNull();
  }

  @Test
  void afterALossOfRedisAllDecisionsAreThereAgainBeforeAnyMailIsSent() {
    post(stop, ONE_CLICK);

    redis.delete(MailConsent.KEY);

    await()
        .atMost(Duration.ofSeconds(5))
        .until(() -> redis.opsForHash().hasKey(MailConsent.KEY, MailConsent.COMPLETE));
    assertThat(decision(MailConsent.of(mailbox))).startsWith("STOPPED ");
  }

  @Test
  void whatRedisMissedComesWithTheNextComparison() {
    post(stop, ONE_CLICK);

    redis.opsForHash().delete(MailConsent.KEY, MailConsent.of(mailbox));

    await().atMost(Duration.ofSeconds(5)).until(() -> decision(MailConsent.of(mailbox)) != null);
  }

  @Test
  void confirmationsGoWithTheAccount() {
    String access = newPerson();
    AccountId account = new AccountId(browser.bearer("GET", "/me", access, "").text("accountId"));
    post(confirm(account, Instant.now().plusSeconds(60)), "decision=confirm");

    browser.bearer("DELETE", "/me", access, "");
    redis.opsForSet().add(AccessKeys.ERASED, account.value());

    await()
        .atMost(Duration.ofSeconds(5))
        .until(() -> decision(MailConsent.of(account, mailbox)) == null);
  }

  @Test
  void everyAccessTokenNamesTheAddressThatTheAccountHasVerified() throws Exception {
    String access = newPerson();
    String body = "{\"name\":\"n\",\"scopes\":[\"jobs:write\"],\"expiresInDays\":1}";
    String script = browser.bearer("POST", "/tokens", access, body).text("token");

    String verified = browser.bearer("GET", "/me", access, "").text("email");

    assertThat(verified).isNotEmpty();
    for (String token : List.of(access, script)) {
      assertThat(SignedJWT.parse(token).getJWTClaimsSet().getStringClaim("email"))
          .isEqualTo(verified);
    }
  }

  private String confirm(AccountId account, Instant expiresAt) {
    return "/mail/" + links.sign(new MailGrant.Confirm(mailbox, account, expiresAt));
  }

  private static String newPerson() {
    TestWorld.providers().signIn(Person.ada().withSubject(UUID.randomUUID().toString()));
    return TestWorld.browser().uiTokens("google").text("access_token");
  }

  /** As a mail program does: no cookie, no page before. */
  private Answer post(String link, String form) {
    return browser.send(
        request(link)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(form)));
  }

  private static HttpRequest.Builder request(String link) {
    return HttpRequest.newBuilder(URI.create(TestWorld.shared().url()).resolve(link))
        .header("Accept", "text/html");
  }

  private @Nullable String decision(String field) {
    return (String) redis.opsForHash().get(MailConsent.KEY, field);
  }
}
