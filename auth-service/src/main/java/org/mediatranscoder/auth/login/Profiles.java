package org.mediatranscoder.auth.login;

import org.jspecify.annotations.Nullable;
import org.mediatranscoder.auth.account.Identity;
import org.mediatranscoder.auth.account.Profile;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.security.oauth2.core.user.OAuth2User;

/** Reads a profile from what the providers' answers have in common, and what not. */
final class Profiles {

  private Profiles() {}

  static Profile of(String provider, OAuth2User user) {
    return user instanceof OidcUser oidc ? ofOidc(provider, oidc) : ofGitHub(provider, user);
  }

  private static Profile ofOidc(String provider, OidcUser user) {
    boolean verified = Boolean.TRUE.equals(user.getEmailVerified());
    return new Profile(
        new Identity(provider, user.getName()),
        verified ? user.getEmail() : null,
        user.getFullName());
  }

  private static Profile ofGitHub(String provider, OAuth2User user) {
    return new Profile(
        new Identity(provider, user.getName()),
        user.getAttribute(ProviderUsers.VERIFIED_EMAIL),
        displayName(user));
  }

  private static @Nullable String displayName(OAuth2User user) {
    String name = user.getAttribute("name");
    return name == null || name.isBlank() ? user.getAttribute("login") : name;
  }
}
