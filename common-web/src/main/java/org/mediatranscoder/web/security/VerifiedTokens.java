package org.mediatranscoder.web.security;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;

/**
 * Verifies a token once and remembers that for half a minute, but never beyond its expiry. A page
 * that asks every second costs one signature check in thirty. Only good tokens are remembered, so
 * guesses cost no memory.
 */
final class VerifiedTokens implements JwtDecoder {

  private static final Duration LIFE = Duration.ofSeconds(30);
  private static final int TOKENS = 2_000;

  private final JwtDecoder verifying;
  private final Clock clock;
  private final Cache<String, Jwt> verified;

  VerifiedTokens(JwtDecoder verifying, Clock clock) {
    this(verifying, clock, Ticker.systemTicker());
  }

  VerifiedTokens(JwtDecoder verifying, Clock clock, Ticker ticker) {
    this.verifying = verifying;
    this.clock = clock;
    this.verified =
        Caffeine.newBuilder().maximumSize(TOKENS).expireAfterWrite(LIFE).ticker(ticker).build();
  }

  @Override
  public Jwt decode(String token) {
    Jwt known = verified.getIfPresent(token);
    if (known != null && isBefore(known.getExpiresAt())) {
      return known;
    }
    Jwt jwt = verifying.decode(token);
    verified.put(token, jwt);
    return jwt;
  }

  private boolean isBefore(@Nullable Instant expiry) {
    return expiry != null && clock.instant().isBefore(expiry);
  }
}
