package org.mediatranscoder.auth.token;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.mediatranscoder.auth.account.Account;
import org.mediatranscoder.auth.account.Accounts;
import org.mediatranscoder.auth.account.Roles;
import org.mediatranscoder.auth.authorization.RedisAuthorizations;
import org.mediatranscoder.auth.key.SigningKeys;
import org.mediatranscoder.model.access.AccessClaims;
import org.mediatranscoder.model.job.AccountId;
import org.mediatranscoder.web.security.JwtProperties;
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
 * address and name, as they are now. An account that is gone gets no token.
 */
@Component
class TokenClaims implements OAuth2TokenCustomizer<JwtEncodingContext> {

  private final Accounts accounts;
  private final Roles roles;
  private final SigningKeys keys;
  private final JwtProperties issuer;

  TokenClaims(Accounts accounts, Roles roles, SigningKeys keys, JwtProperties issuer) {
    this.accounts = accounts;
    this.roles = roles;
    this.keys = keys;
    this.issuer = issuer;
  }

  @Override
  public void customize(JwtEncodingContext context) {
    Account account = account(context);
    context.getJwsHeader().keyId(keys.currentKid());
    if (OAuth2TokenType.ACCESS_TOKEN.equals(context.getTokenType())) {
      describeAccess(context, account);
    } else {
      describePerson(context, account);
    }
  }

  private Account account(JwtEncodingContext context) {
    return Optional.ofNullable(context.<Authentication>getPrincipal())
        .map(principal -> new AccountId(principal.getName()))
        .flatMap(accounts::find)
        .orElseThrow(() -> new OAuth2AuthenticationException(OAuth2ErrorCodes.INVALID_GRANT));
  }

  private void describeAccess(JwtEncodingContext context, Account account) {
    context.getJwsHeader().type("at+jwt");
    context
        .getClaims()
        .audience(List.of(issuer.audience()))
        .claim("client_id", context.getRegisteredClient().getClientId())
        .claim("scope", String.join(" ", new TreeSet<>(context.getAuthorizedScopes())))
        .claim("sid", family(context));
    if (account.email() != null) {
      context.getClaims().claim(AccessClaims.EMAIL, account.email());
    }
    List<String> held = roles.of(account.id());
    if (!held.isEmpty()) {
      context.getClaims().claim("roles", held);
    }
  }

  /** By this name every service learns that the session has ended. */
  private static String family(JwtEncodingContext context) {
    return Objects.requireNonNull(context.getAuthorization()).getId();
  }

  private static void describePerson(JwtEncodingContext context, Account account) {
    Set<String> scopes = context.getAuthorizedScopes();
    OAuth2Authorization authorization = context.getAuthorization();
    if (authorization != null) {
      context.getClaims().claim(RedisAuthorizations.ID_CLAIM, authorization.getId());
    }
    if (scopes.contains("email") && account.email() != null) {
      context.getClaims().claim("email", account.email()).claim("email_verified", true);
    }
    if (scopes.contains("profile") && account.displayName() != null) {
      context.getClaims().claim("name", account.displayName());
    }
  }
}
