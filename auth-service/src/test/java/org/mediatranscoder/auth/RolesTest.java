package org.mediatranscoder.auth;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.SignedJWT;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RolesTest {

  @Test
  void onlyWhoIsNamedAsOperatorIsOne() throws Exception {
    assertThat(roles("google", Person.operator())).isEqualTo(List.of("operator"));
    assertThat(roles("google", Person.ada())).isNull();
  }

  private static @Nullable Object roles(String provider, Person person) throws Exception {
    TestWorld.providers().signIn(person);
    String token = TestWorld.browser().cliTokens(provider).text("access_token");
    return SignedJWT.parse(token).getJWTClaimsSet().getClaim("roles");
  }
}
