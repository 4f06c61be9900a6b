package org.mediatranscoder.auth.device;

import java.security.Principal;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2DeviceCode;
import org.springframework.security.oauth2.core.OAuth2Token;
import org.springframework.security.oauth2.core.OAuth2UserCode;
import org.springframework.security.oauth2.core.endpoint.OAuth2ParameterNames;
import org.springframework.security.oauth2.server.authorization.OAuth2Authorization;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationService;
import org.springframework.security.oauth2.server.authorization.OAuth2TokenType;
import org.springframework.stereotype.Component;

/** The devices that wait for somebody's word. Each is decided once. */
@Component
class DeviceRequests {

  private static final OAuth2TokenType USER_CODE =
      new OAuth2TokenType(OAuth2ParameterNames.USER_CODE);

  private final OAuth2AuthorizationService authorizations;

  DeviceRequests(OAuth2AuthorizationService authorizations) {
    this.authorizations = authorizations;
  }

  /**
   * Finds the device that shows the code.
   *
   * @return empty if none does, or if it has been decided or has expired
   */
  Optional<DeviceRequest> find(String userCode) {
    return waiting(userCode).map(it -> new DeviceRequest(userCode, scopes(it)));
  }

  /** Lets the device act for the person; false if it does not wait any more. */
  boolean allow(String userCode, Authentication person) {
    return decide(
        userCode,
        (waiting, decided) ->
            decided
                .principalName(person.getName())
                .attribute(Principal.class.getName(), person)
                .authorizedScopes(scopes(waiting)));
  }

  /** Turns the device away; false if it does not wait any more. */
  boolean deny(String userCode) {
    return decide(
        userCode, (waiting, decided) -> decided.invalidate(token(waiting, OAuth2DeviceCode.class)));
  }

  private boolean decide(String userCode, Decision decision) {
    OAuth2Authorization waiting = waiting(userCode).orElse(null);
    if (waiting == null) {
      return false;
    }
    OAuth2Authorization.Builder decided =
        OAuth2Authorization.from(waiting).invalidate(token(waiting, OAuth2UserCode.class));
    decision.apply(waiting, decided);
    try {
      authorizations.save(
          decided.attributes(all -> all.remove(OAuth2ParameterNames.SCOPE)).build());
      return true;
    } catch (OAuth2AuthenticationException decidedElsewhere) {
      return false;
    }
  }

  private Optional<OAuth2Authorization> waiting(String userCode) {
    return Optional.ofNullable(authorizations.findByToken(userCode, USER_CODE))
        .filter(found -> Objects.requireNonNull(found.getToken(OAuth2UserCode.class)).isActive());
  }

  private static Set<String> scopes(OAuth2Authorization waiting) {
    @Nullable Set<String> asked = waiting.getAttribute(OAuth2ParameterNames.SCOPE);
    return asked == null ? Set.of() : asked;
  }

  private static <T extends OAuth2Token> T token(OAuth2Authorization authorization, Class<T> type) {
    return Objects.requireNonNull(authorization.getToken(type)).getToken();
  }

  @FunctionalInterface
  private interface Decision {
    void apply(OAuth2Authorization waiting, OAuth2Authorization.Builder decided);
  }
}
