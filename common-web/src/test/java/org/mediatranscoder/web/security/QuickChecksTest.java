package org.mediatranscoder.web.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.server.resource.web.BearerTokenResolver;
import org.springframework.security.oauth2.server.resource.web.DefaultBearerTokenResolver;
import org.springframework.security.web.firewall.StrictHttpFirewall;

/** What is checked without a regular expression comes out as with that of the library. */
class QuickChecksTest {

  @Test
  void aHeaderIsAllowedIfAndOnlyIfTheLibraryAllowsIt() {
    for (int c = 0; c <= Character.MAX_VALUE; c++) {
      for (String value : new String[] {"" + (char) c, "a" + (char) c, (char) c + "z"}) {
        assertThat(QuickHeaderCheck.isAllowed(value))
            .as("U+%04x", c)
            .isEqualTo(StrictHttpFirewall.ALLOWED_HEADER_VALUES.test(value));
      }
    }
    assertThat(QuickHeaderCheck.isAllowed("")).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "Bearer",
        "Bearer ",
        "Bearer  a",
        "Bearer a b",
        "Bearer a.b-c_d.E9",
        "bearer a.b.c",
        "BEARER a",
        "Bearer a+/~=",
        "Bearer =",
        "Bearer é",
        "Bearer a\tb",
        "Basic a",
        "Bearera"
      })
  void aTokenIsReadAsTheLibraryReadsIt(String header) {
    assertThat(read(new OneBearerToken(), header))
        .isEqualTo(read(new DefaultBearerTokenResolver(), header));
  }

  @Test
  void aRequestWithoutTheHeaderHasNoToken() {
    assertThat(new OneBearerToken().resolve(new MockHttpServletRequest())).isNull();
  }

  @Test
  void everyCharacterOfATokenIsReadAsTheLibraryReadsIt() {
    Stream.iterate(0, c -> c + 1)
        .limit(0x180)
        .map(c -> "Bearer a" + (char) c.intValue())
        .forEach(this::aTokenIsReadAsTheLibraryReadsIt);
  }

  /** The token, or what is wrong. */
  private static @Nullable String read(BearerTokenResolver resolver, String header) {
    MockHttpServletRequest request = new MockHttpServletRequest();
    request.addHeader("Authorization", header);
    try {
      return resolver.resolve(request);
    } catch (OAuth2AuthenticationException refused) {
      return "refused: " + refused.getError().getErrorCode();
    }
  }
}
