package org.mediatranscoder.auth;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.SignedJWT;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RolesTest {

  private final Browser browser = TestWorld.browser();

  @Test
  void onlyWhoIsNamedAsOperatorIsOne() throws Exception {
    assertThat(roles("google", Person.operator())).isEqualTo(List.of("operator"));
    assertThat(roles("google", Person.ada())).isNull();
  }

  @ParameterizedTest
  @MethodSource("everyRole")
  void whateverTheirRolePeopleStaySignedInAndSignOut(Person person) {
    TestWorld.providers().signIn(person);
    Answer first = browser.uiTokens("google");

    Answer renewed = browser.refresh(first.text("refresh_token"));
    assertThat(renewed.status()).as(renewed.body()).isEqualTo(200);

    Answer out = browser.logOut(renewed.text("id_token"));
    assertThat(out.status()).as(out.body()).isEqualTo(302);
    assertThat(out.location()).hasToString("http://localhost:8080/");
    assertThat(browser.refresh(renewed.text("refresh_token")).status()).isEqualTo(400);
  }

  @ParameterizedTest
  @MethodSource("everyRole")
  void whateverTheirRolePeopleSignOutEverywhere(Person person) {
    TestWorld.providers().signIn(person);
    Answer here = browser.uiTokens("google");
    Answer elsewhere = TestWorld.browser().uiTokens("google");

    Answer out = browser.bearer("DELETE", "/me/sessions", here.text("access_token"), "");

    assertThat(out.status()).as(out.body()).isEqualTo(204);
    assertThat(browser.refresh(here.text("refresh_token")).status()).isEqualTo(400);
    assertThat(browser.refresh(elsewhere.text("refresh_token")).status()).isEqualTo(400);
    assertThat(browser.authorize(browser.uiRequest()).location()).hasPath("/login");
  }

  static Stream<Person> everyRole() {
    return Stream.of(Person.ada(), Person.operator());
  }

  private static @Nullable Object roles(String provider, Person person) throws Exception {
    TestWorld.providers().signIn(person);
    String token = TestWorld.browser().cliTokens(provider).text("access_token");
    return SignedJWT.parse(token).getJWTClaimsSet().getClaim("roles");
  }
}
