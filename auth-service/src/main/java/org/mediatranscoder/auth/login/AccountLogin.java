package org.mediatranscoder.auth.login;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.mediatranscoder.auth.account.Account;
import org.mediatranscoder.auth.account.Accounts;
import org.mediatranscoder.auth.account.Profile;
import org.mediatranscoder.auth.session.AccountSessions;
import org.mediatranscoder.auth.session.LoginSessions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.convert.converter.Converter;
import org.springframework.dao.DataAccessException;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.FactorGrantedAuthority;
import org.springframework.security.oauth2.client.authentication.OAuth2AuthenticationToken;
import org.springframework.security.oauth2.client.authentication.OAuth2LoginAuthenticationToken;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.user.DefaultOAuth2User;
import org.springframework.security.oauth2.core.user.OAuth2User;
import org.springframework.stereotype.Component;

/**
 * Turns a finished log-in at a provider into our own principal: its name is the account id, and
 * nothing of the provider's answer stays in the session.
 */
@Component
class AccountLogin implements Converter<OAuth2LoginAuthenticationToken, OAuth2AuthenticationToken> {

  private static final Logger LOG = LoggerFactory.getLogger(AccountLogin.class);

  private final Accounts accounts;
  private final AccountSessions sessions;
  private final IdentityLinks links;
  private final Clock clock;

  AccountLogin(Accounts accounts, AccountSessions sessions, IdentityLinks links, Clock clock) {
    this.accounts = accounts;
    this.links = links;
    this.sessions = sessions;
    this.clock = clock;
  }

  /**
   * {@inheritDoc}
   *
   * @throws AuthenticationServiceException if the accounts cannot be reached
   * @throws OAuth2AuthenticationException if an identity was to be linked and may not
   */
  @Override
  public OAuth2AuthenticationToken convert(OAuth2LoginAuthenticationToken login) {
    String provider = login.getClientRegistration().getRegistrationId();
    try {
      Profile profile = profile(provider, login.getPrincipal());
      return LinkIntent.of(login.getAuthorizationExchange().getAuthorizationRequest())
          .map(account -> links.link(account, profile))
          .orElseGet(() -> signIn(provider, profile));
    } catch (DataAccessException | IllegalArgumentException failed) {
      throw new AuthenticationServiceException("No account for this log-in", failed);
    }
  }

  private static Profile profile(String provider, @Nullable OAuth2User user) {
    if (user == null) {
      throw new AuthenticationServiceException("The provider named nobody");
    }
    return Profiles.of(provider, user);
  }

  private OAuth2AuthenticationToken signIn(String provider, Profile profile) {
    Account account = accounts.signIn(profile);
    LOG.info("Account {} signed in by {}", account.id(), provider);
    OAuth2User principal = principal(account);
    return new OAuth2AuthenticationToken(principal, principal.getAuthorities(), provider);
  }

  private OAuth2User principal(Account account) {
    // Without the time of this log-in, Spring Authorization Server 7.1 cannot make an ID token.
    GrantedAuthority factor =
        FactorGrantedAuthority.withAuthority(FactorGrantedAuthority.AUTHORIZATION_CODE_AUTHORITY)
            .issuedAt(clock.instant())
            .build();
    Map<String, Object> attributes =
        Map.of(
            "sub",
            account.id().value(),
            LoginSessions.LOGIN_ID,
            UUID.randomUUID().toString(),
            AccountSessions.MARK,
            sessions.mark(account.id()));
    return new DefaultOAuth2User(List.of(factor), attributes, "sub");
  }
}
