package org.mediatranscoder.auth.authorization;

import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.core.OAuth2AccessToken;
import org.springframework.security.oauth2.core.OAuth2DeviceCode;
import org.springframework.security.oauth2.core.OAuth2RefreshToken;
import org.springframework.security.oauth2.core.OAuth2Token;
import org.springframework.security.oauth2.core.OAuth2UserCode;
import org.springframework.security.oauth2.core.oidc.OidcIdToken;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationCode;
import org.springframework.security.oauth2.server.authorization.OAuth2TokenType;

/** The tokens that an authorization can hold, with the names the library searches them by. */
enum TokenKind {
  CODE("code", OAuth2AuthorizationCode.class),
  ACCESS_TOKEN("access_token", OAuth2AccessToken.class),
  REFRESH_TOKEN("refresh_token", OAuth2RefreshToken.class),
  ID_TOKEN("id_token", OidcIdToken.class),
  USER_CODE("user_code", OAuth2UserCode.class),
  DEVICE_CODE("device_code", OAuth2DeviceCode.class);

  private final String parameter;
  private final Class<? extends OAuth2Token> type;

  TokenKind(String parameter, Class<? extends OAuth2Token> type) {
    this.parameter = parameter;
    this.type = type;
  }

  String parameter() {
    return parameter;
  }

  Class<? extends OAuth2Token> type() {
    return type;
  }

  /** The kinds to search: one, or without a hint all. */
  static TokenKind[] named(@Nullable OAuth2TokenType hint) {
    if (hint == null) {
      return values();
    }
    Optional<TokenKind> kind =
        Arrays.stream(values()).filter(it -> it.parameter.equals(hint.getValue())).findAny();
    return kind.map(it -> new TokenKind[] {it}).orElseGet(() -> new TokenKind[0]);
  }
}
