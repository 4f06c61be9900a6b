package org.mediatranscoder.auth.login;

import org.mediatranscoder.auth.account.Identities;
import org.mediatranscoder.auth.account.IdentityTakenException;
import org.mediatranscoder.auth.account.Profile;
import org.mediatranscoder.model.job.AccountId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.client.authentication.OAuth2AuthenticationToken;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.stereotype.Component;

/** Links what came back from a provider to the account that is signed in, and to no other. */
@Component
class IdentityLinks {

  private static final Logger LOG = LoggerFactory.getLogger(IdentityLinks.class);

  private final Identities identities;

  IdentityLinks(Identities identities) {
    this.identities = identities;
  }

  /**
   * Gives the log-in as it was: the person stays who they are.
   *
   * @throws OAuth2AuthenticationException if the identity leads to another account, or if the
   *     session is no longer that of the account
   */
  OAuth2AuthenticationToken link(AccountId account, Profile profile) {
    OAuth2AuthenticationToken person = signedIn(account);
    String provider = profile.identity().provider();
    try {
      identities.link(account, profile);
    } catch (IdentityTakenException taken) {
      throw new OAuth2AuthenticationException(new OAuth2Error("identity_taken"), taken);
    }
    LOG.info("Account {} added an identity of {}", account, provider);
    return person;
  }

  private static OAuth2AuthenticationToken signedIn(AccountId account) {
    if (SecurityContextHolder.getContext().getAuthentication()
            instanceof OAuth2AuthenticationToken person
        && person.getName().equals(account.value())) {
      return person;
    }
    throw new OAuth2AuthenticationException("signed_out_meanwhile");
  }
}
