package org.mediatranscoder.web.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;

class VerifiedTokensTest {

  private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

  private final List<String> checked = new ArrayList<>();
  private long nanos;
  private final VerifiedTokens tokens = decoder(NOW.plusSeconds(300));

  @Test
  void aTokenIsVerifiedOnceInHalfAMinute() {
    tokens.decode("a");
    tokens.decode("a");
    nanos += Duration.ofSeconds(29).toNanos();
    tokens.decode("a");

    assertThat(checked).containsExactly("a");

    nanos += Duration.ofSeconds(2).toNanos();
    tokens.decode("a");

    assertThat(checked).containsExactly("a", "a");
  }

  @Test
  void anotherTokenIsVerifiedForItself() {
    tokens.decode("a");
    tokens.decode("b");

    assertThat(checked).containsExactly("a", "b");
  }

  @Test
  void anExpiredTokenIsLeftToTheVerifier() {
    VerifiedTokens expired = decoder(NOW);

    expired.decode("a");
    expired.decode("a");

    assertThat(checked).containsExactly("a", "a");
  }

  @Test
  void aRefusedTokenIsVerifiedAgain() {
    for (int i = 0; i < 2; i++) {
      assertThatThrownBy(() -> tokens.decode("bad")).isInstanceOf(BadJwtException.class);
    }

    assertThat(checked).containsExactly("bad", "bad");
  }

  private VerifiedTokens decoder(Instant expiry) {
    return new VerifiedTokens(
        token -> {
          checked.add(token);
          if (token.equals("bad")) {
            throw new BadJwtException("bad");
          }
          return Jwt.withTokenValue(token)
              .header("alg", "none")
              .issuedAt(NOW.minusSeconds(1))
              .expiresAt(expiry)
              .build();
        },
        Clock.fixed(NOW, ZoneOffset.UTC),
        () -> nanos);
  }
}
