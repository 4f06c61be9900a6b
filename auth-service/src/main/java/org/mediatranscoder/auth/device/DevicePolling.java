package org.mediatranscoder.auth.device;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.mediatranscoder.auth.redis.AuthKeys;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.server.authorization.OAuth2Authorization;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationService;
import org.springframework.security.oauth2.server.authorization.OAuth2TokenType;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2DeviceCodeAuthenticationToken;

/**
 * Tells a device that asks more often than agreed to slow down (RFC 8628, section 3.5), which the
 * library leaves open, and hands the other requests on.
 */
public final class DevicePolling implements AuthenticationProvider {

  /** A little less than the five seconds that a device waits: its request may have hurried. */
  private static final Duration INTERVAL = Duration.ofSeconds(4);

  private static final OAuth2TokenType DEVICE_CODE = new OAuth2TokenType("device_code");

  private final AuthenticationProvider grant;
  private final OAuth2AuthorizationService authorizations;
  private final StringRedisTemplate redis;

  public DevicePolling(
      AuthenticationProvider grant,
      OAuth2AuthorizationService authorizations,
      StringRedisTemplate redis) {
    this.grant = grant;
    this.authorizations = authorizations;
    this.redis = redis;
  }

  @Override
  public @Nullable Authentication authenticate(Authentication request) {
    String code = ((OAuth2DeviceCodeAuthenticationToken) request).getDeviceCode();
    OAuth2Authorization known = authorizations.findByToken(code, DEVICE_CODE);
    if (known != null && isTooSoon(known)) {
      throw new OAuth2AuthenticationException("slow_down");
    }
    return grant.authenticate(request);
  }

  private boolean isTooSoon(OAuth2Authorization authorization) {
    String key = AuthKeys.polled(authorization.getId());
    return !Boolean.TRUE.equals(redis.opsForValue().setIfAbsent(key, "1", INTERVAL));
  }

  @Override
  public boolean supports(Class<?> authentication) {
    return grant.supports(authentication);
  }
}
