package org.mediatranscoder.auth.authorization;

import java.time.Clock;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.mediatranscoder.auth.redis.AuthKeys;
import org.mediatranscoder.model.job.AccountId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.core.OAuth2RefreshToken;
import org.springframework.security.oauth2.server.authorization.OAuth2Authorization;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationService;
import org.springframework.security.oauth2.server.authorization.OAuth2TokenType;
import org.springframework.stereotype.Component;

/**
 * Authorizations in Redis. Each is one hash that ends with its last token.
 *
 * <p>A change is refused if another instance made one since the authorization was read, so a code
 * or a refresh token that is used twice at the same moment gives tokens once. A refresh token names
 * its authorization: one that was replaced is recognised however late it comes, and ends the
 * authorization (RFC 9700, section 4.14.2). An ID token names it too, as a log-out may bring an old
 * one.
 */
@Component
public class RedisAuthorizations implements OAuth2AuthorizationService {

  /** The claim of ID tokens that names the authorization. */
  public static final String ID_CLAIM = "azn";

  /** Carries the version that was read through the library's copies. Never stored. */
  static final String VERSION = "org.mediatranscoder.auth.version";

  private static final Logger LOG = LoggerFactory.getLogger(RedisAuthorizations.class);
  private static final Pattern ID = Pattern.compile("[0-9a-f-]{36}");

  private final StringRedisTemplate redis;
  private final AuthorizationJson json;
  private final IdTokenHint idTokenHint;
  private final AuthorizationRemoval removal;
  private final Clock clock;

  RedisAuthorizations(
      StringRedisTemplate redis,
      AuthorizationJson json,
      IdTokenHint idTokenHint,
      AuthorizationRemoval removal,
      Clock clock) {
    this.redis = redis;
    this.json = json;
    this.idTokenHint = idTokenHint;
    this.removal = removal;
    this.clock = clock;
  }

  /**
   * {@inheritDoc}
   *
   * <p>The library takes an access token back when its client revokes it, and when a code comes a
   * second time: both end the authorization, as access tokens that were made before are not known
   * here.
   *
   * @throws OAuth2AuthenticationException {@code invalid_grant} if it was changed or removed since
   *     it was read
   */
  @Override
  public void save(OAuth2Authorization authorization) {
    var access = authorization.getAccessToken();
    if (access != null && access.isInvalidated()) {
      remove(authorization);
    } else {
      write(authorization);
    }
  }

  private void write(OAuth2Authorization authorization) {
    SaveAuthorizationScript save =
        SaveAuthorizationScript.of(authorization, json.write(authorization), clock.instant());
    Long saved =
        redis.execute(SaveAuthorizationScript.SCRIPT, save.keys(), save.arguments().toArray());
    if (!Objects.equals(saved, 1L)) {
      LOG.info("Authorization {} was changed elsewhere first", authorization.getId());
      throw new OAuth2AuthenticationException(OAuth2ErrorCodes.INVALID_GRANT);
    }
  }

  /** Ends it: none of its tokens is found any more, and its access tokens are refused. */
  @Override
  public void remove(OAuth2Authorization authorization) {
    removal.remove(authorization.getId(), authorization.getPrincipalName());
  }

  /** Ends all authorizations of the account. */
  public void removeAll(AccountId account) {
    var _ = removal.removeAll(account);
  }

  @Override
  public @Nullable OAuth2Authorization findById(String id) {
    if (!ID.matcher(id).matches()) {
      return null;
    }
    var stored = redis.<String, String>opsForHash().entries(AuthKeys.authorization(id));
    String text = stored.get("json");
    return text == null
        ? null
        : json.read(text, Long.parseLong(stored.getOrDefault("version", "0")));
  }

  @Override
  public @Nullable OAuth2Authorization findByToken(String token, @Nullable OAuth2TokenType hint) {
    for (TokenKind kind : TokenKind.named(hint)) {
      OAuth2Authorization found = find(kind, token);
      if (found != null) {
        return found;
      }
    }
    return null;
  }

  private @Nullable OAuth2Authorization find(TokenKind kind, String token) {
    return switch (kind) {
      case REFRESH_TOKEN -> findByRefreshToken(token);
      case ID_TOKEN -> findByNullableId(idTokenHint.authorizationId(token));
      default -> findByNullableId(redis.opsForValue().get(AuthKeys.token(kind.parameter(), token)));
    };
  }

  private @Nullable OAuth2Authorization findByNullableId(@Nullable String id) {
    return id == null ? null : findById(id);
  }

  private @Nullable OAuth2Authorization findByRefreshToken(String token) {
    OAuth2Authorization found = findByNullableId(RefreshTokens.authorizationId(token));
    OAuth2Authorization.Token<OAuth2RefreshToken> current =
        found == null ? null : found.getRefreshToken();
    if (found == null || current == null || current.getToken().getTokenValue().equals(token)) {
      return found;
    }
    LOG.warn(
        "A replaced refresh token of account {} was used again: authorization {} ends",
        found.getPrincipalName(),
        found.getId());
    remove(found);
    return null;
  }
}
