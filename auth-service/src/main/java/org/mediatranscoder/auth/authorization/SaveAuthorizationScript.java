package org.mediatranscoder.auth.authorization;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.mediatranscoder.auth.redis.AuthKeys;
import org.springframework.data.redis.core.script.DefaultRedisScript;
import org.springframework.data.redis.core.script.RedisScript;
import org.springframework.security.oauth2.core.OAuth2DeviceCode;
import org.springframework.security.oauth2.core.OAuth2Token;
import org.springframework.security.oauth2.server.authorization.OAuth2Authorization;

/**
 * The atomic change that writes an authorization if nobody has changed it since it was read.
 *
 * @param keys the authorization, the account's set, then an index for each token that does not name
 *     its authorization itself
 * @param arguments version read, JSON, end, id, now, then the end of each index; times in
 *     milliseconds since 1970
 */
record SaveAuthorizationScript(List<String> keys, List<String> arguments) {

  /** For Redis 6.2 and later. Answers 1, or 0 if the version differs. */
  static final RedisScript<Long> SCRIPT =
      new DefaultRedisScript<>(
          """
          local version = redis.call('HGET', KEYS[1], 'version') or '0'
          if version ~= ARGV[1] then return 0 end
          redis.call('HSET', KEYS[1], 'version', ARGV[1] + 1, 'json', ARGV[2])
          redis.call('PEXPIREAT', KEYS[1], ARGV[3])
          redis.call('ZREMRANGEBYSCORE', KEYS[2], '-inf', ARGV[5])
          redis.call('ZADD', KEYS[2], ARGV[3], ARGV[4])
          local last = redis.call('ZRANGE', KEYS[2], -1, -1, 'WITHSCORES')
          redis.call('PEXPIREAT', KEYS[2], string.format('%.0f', last[2]))
          for i = 3, #KEYS do
            redis.call('SET', KEYS[i], ARGV[4], 'PXAT', ARGV[i + 3])
          end
          return 1
          """,
          Long.class);

  /**
   * A device that asks after its time is told that it is over (RFC 8628), not that it is unknown.
   */
  private static final Duration DEVICE_MEMORY = Duration.ofMinutes(10);

  private static final List<TokenKind> INDEXED =
      List.of(TokenKind.CODE, TokenKind.ACCESS_TOKEN, TokenKind.USER_CODE, TokenKind.DEVICE_CODE);

  static SaveAuthorizationScript of(OAuth2Authorization authorization, String json, Instant now) {
    List<String> keys = new ArrayList<>();
    keys.add(AuthKeys.authorization(authorization.getId()));
    keys.add(AuthKeys.authorizations(authorization.getPrincipalName()));
    List<String> arguments = new ArrayList<>();
    arguments.add(version(authorization));
    arguments.add(json);
    arguments.add(millis(end(authorization, now)));
    arguments.add(authorization.getId());
    arguments.add(millis(now));
    for (TokenKind kind : INDEXED) {
      OAuth2Token token = token(authorization, kind);
      if (token != null) {
        keys.add(AuthKeys.token(kind.parameter(), token.getTokenValue()));
        arguments.add(millis(end(token, now)));
      }
    }
    return new SaveAuthorizationScript(keys, arguments);
  }

  private static String version(OAuth2Authorization authorization) {
    Long version = authorization.getAttribute(RedisAuthorizations.VERSION);
    return version == null ? "0" : version.toString();
  }

  private static @Nullable OAuth2Token token(OAuth2Authorization authorization, TokenKind kind) {
    OAuth2Authorization.Token<? extends OAuth2Token> held = authorization.getToken(kind.type());
    return held == null ? null : held.getToken();
  }

  private static Instant end(OAuth2Authorization authorization, Instant now) {
    return Arrays.stream(TokenKind.values())
        .map(kind -> token(authorization, kind))
        .filter(Objects::nonNull)
        .map(token -> end(token, now))
        .max(Instant::compareTo)
        .orElse(now);
  }

  private static Instant end(OAuth2Token token, Instant now) {
    Instant expires = token.getExpiresAt();
    if (expires == null) {
      return now;
    }
    return token instanceof OAuth2DeviceCode ? expires.plus(DEVICE_MEMORY) : expires;
  }

  private static String millis(Instant time) {
    return Long.toString(time.toEpochMilli());
  }
}
