package org.mediatranscoder.auth;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.text.ParseException;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.mediatranscoder.auth.account.Account;
import org.mediatranscoder.auth.account.Accounts;
import org.mediatranscoder.auth.account.Identity;
import org.mediatranscoder.auth.account.Profile;
import org.mediatranscoder.model.job.AccountId;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Query;

class AccountsTest {

  private final Accounts accounts = TestWorld.shared().bean(Accounts.class);
  private final MongoOperations mongo = TestWorld.shared().bean(MongoOperations.class);
  private final Person somebody = Person.ada().withSubject(UUID.randomUUID().toString());

  @Test
  void aSecondLoginIsTheSameAccount() {
    assertThat(subject("google", somebody)).isEqualTo(subject("google", somebody));
  }

  @Test
  void anotherIdentityWithTheSameAddressIsAnotherAccount() {
    Person twin = somebody.withSubject(UUID.randomUUID().toString());

    assertThat(subject("google", somebody)).isNotEqualTo(subject("google", twin));
  }

  @Test
  void theSameSubjectAtAnotherProviderIsAnotherAccount() {
    assertThat(subject("google", somebody)).isNotEqualTo(subject("github", somebody));
  }

  @Test
  void anUnverifiedAddressIsNotStored() {
    Account account = account("google", somebody.withUnverifiedEmail());

    assertThat(account.email()).isNull();
    assertThat(account.displayName()).isEqualTo("Ada Lovelace");
    assertThat(idToken("google", somebody.withUnverifiedEmail()).getClaim("email")).isNull();
  }

  @Test
  void ofGitHubCountsThePrimaryVerifiedAddressOnly() {
    assertThat(account("github", somebody).email()).isEqualTo("ada@example.test");
    Person other = somebody.withSubject(UUID.randomUUID().toString());
    assertThat(account("github", other.withUnverifiedEmail()).email()).isNull();
  }

  @Test
  void whatTheProviderSaysNowReplacesWhatItSaidBefore() {
    Account before = account("google", somebody);
    Person married = new Person(somebody.subject(), "ada@new.test", true, "Ada King");

    Account after = account("google", married);

    assertThat(after.email()).isEqualTo("ada@new.test");
    assertThat(after.displayName()).isEqualTo("Ada King");
    assertThat(after.createdAt()).isEqualTo(before.createdAt());
    assertThat(after.lastLoginAt()).isAfter(before.lastLoginAt());
  }

  @Test
  void firstLoginsAtTheSameMomentGiveOneAccount() throws Exception {
    long before = mongo.count(new Query(), "accounts");
    Profile profile = new Profile(new Identity("google", somebody.subject()), null, null);
    CountDownLatch start = new CountDownLatch(1);

    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var logins =
          IntStream.range(0, 24)
              .mapToObj(
                  i ->
                      threads.submit(
                          () -> {
                            start.await();
                            return accounts.signIn(profile).id();
                          }))
              .toList();
      start.countDown();
      AccountId first = logins.getFirst().get();
      for (var login : logins) {
        assertThat(login.get()).isEqualTo(first);
      }
    }
    assertThat(mongo.count(new Query(), "accounts")).isEqualTo(before + 1);
  }

  private Account account(String provider, Person person) {
    return accounts.find(new AccountId(subject(provider, person))).orElseThrow();
  }

  private static String subject(String provider, Person person) {
    return idToken(provider, person).getSubject();
  }

  private static JWTClaimsSet idToken(String provider, Person person) {
    TestWorld.providers().signIn(person);
    try {
      return SignedJWT.parse(TestWorld.browser().uiTokens(provider).text("id_token"))
          .getJWTClaimsSet();
    } catch (ParseException broken) {
      throw new AssertionError(broken);
    }
  }
}
