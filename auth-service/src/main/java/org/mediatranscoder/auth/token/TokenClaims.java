package org.mediatranscoder.auth.token;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.mediatranscoder.auth.account.Accounts;
import org.mediatranscoder.auth.account.Roles;
import org.mediatranscoder.auth.authorization.RedisAuthorizations;
import org.mediatranscoder.auth.key.SigningKeys;
import org.mediatranscoder.auth.store.BoundedReads;
import org.mediatranscoder.model.access.AccessClaims;
import org.mediatranscoder.model.job.AccountId;
import org.mediatranscoder.web.security.JwtProperties;
import org.springframework.dao.DataAccessException;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.server.authorization.OAuth2Authorization;
import org.springframework.security.oauth2.server.authorization.OAuth2TokenType;
import org.springframework.security.oauth2.server.authorization.token.JwtEncodingContext;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenCustomizer;
import org.springframework.stereotype.Component;

/**
 * What our tokens say: access tokens as in RFC 9068 with the account's address, ID tokens with its
 * address and name, as they are now. An account that is gone gets no token. While MongoDB is
 * unavailable, refreshed tokens say what those before said, so that people stay signed in.
 */
@Component
class TokenClaims implements OAuth2TokenCustomizer<JwtEncodingContext> {

  private final Accounts accounts;
  private final Roles roles;
  private final SigningKeys keys;
  private final JwtProperties issuer;
  private final BoundedReads reads;

  TokenClaims(
      Accounts accounts, Roles roles, SigningKeys keys, JwtProperties issuer, BoundedReads reads) {
    this.reads = reads;
    this.accounts = accounts;
    this.roles = roles;
    this.keys = keys;
    this.issuer = issuer;
  }

  @Override
  public void customize(JwtEncodingContext context) {
    TokenHolder holder = holder(context);
    context.getJwsHeader().keyId(keys.currentKid());
    if (OAuth2TokenType.ACCESS_TOKEN.equals(context.getTokenType())) {
      describeAccess(context, holder);
    } else {
      describePerson(context, holder);
    }
  }

  private TokenHolder holder(JwtEncodingContext context) {
    AccountId id =
        Optional.ofNullable(context.<Authentication>getPrincipal())
            .map(principal -> new AccountId(principal.getName()))
            .orElseThrow(TokenClaims::noAccount);
    return TokenHolder.before(context)
        .map(before -> storedOr(before, id))
        .orElseGet(() -> stored(id))
        .orElseThrow(TokenClaims::noAccount);
  }

  private Optional<TokenHolder> storedOr(TokenHolder before, AccountId id) {
    try {
      return reads.read(() -> stored(id));
    } catch (DataAccessException unavailable) {
      return Optional.of(before);
    }
  }

  private Optional<TokenHolder> stored(AccountId id) {
    return accounts.find(id).map(account -> TokenHolder.of(account, roles.of(id)));
  }

  private static OAuth2AuthenticationException noAccount() {
    return new OAuth2AuthenticationException(OAuth2ErrorCodes.INVALID_GRANT);
  }

  private void describeAccess(JwtEncodingContext context, TokenHolder holder) {
    context.getJwsHeader().type("at+jwt");
    context
        .getClaims()
        .audience(List.of(issuer.audience()))
        .claim("client_id", context.getRegisteredClient().getClientId())
        .claim("scope", String.join(" ", new TreeSet<>(context.getAuthorizedScopes())))
        .claim("sid", family(context));
    if (holder.email() != null) {
      context.getClaims().claim(AccessClaims.EMAIL, holder.email());
    }
    if (!holder.roles().isEmpty()) {
      context.getClaims().claim(TokenHolder.ROLES, holder.roles());
    }
  }

  /** By this name every service learns that the session has ended. */
  private static String family(JwtEncodingContext context) {
    return Objects.requireNonNull(context.getAuthorization()).getId();
  }

  private static void describePerson(JwtEncodingContext context, TokenHolder holder) {
    Set<String> scopes = context.getAuthorizedScopes();
    OAuth2Authorization authorization = context.getAuthorization();
    if (authorization != null) {
      context.getClaims().claim(RedisAuthorizations.ID_CLAIM, authorization.getId());
    }
    if (scopes.contains("email") && holder.email() != null) {
      context.getClaims().claim("email", holder.email()).claim("email_verified", true);
    }
    if (scopes.contains("profile") && holder.name() != null) {
      context.getClaims().claim("name", holder.name());
    }
  }
}
