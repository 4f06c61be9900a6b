package org.mediatranscoder.auth.login;

import java.util.HashMap;
import java.util.Map;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserRequest;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserService;
import org.springframework.security.oauth2.client.userinfo.DefaultOAuth2UserService;
import org.springframework.security.oauth2.client.userinfo.OAuth2UserRequest;
import org.springframework.security.oauth2.client.userinfo.OAuth2UserService;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.security.oauth2.core.user.DefaultOAuth2User;
import org.springframework.security.oauth2.core.user.OAuth2User;
import org.springframework.util.StringUtils;
import org.springframework.web.client.RestTemplate;

/** Learns from a provider who has just signed in. */
@Configuration(proxyBeanMethods = false)
class ProviderUsers {

  static final String VERIFIED_EMAIL = "verified_email";

  /** For OpenID Connect: the ID token says it all, or else the provider is asked once more. */
  @Bean
  OAuth2UserService<OidcUserRequest, OidcUser> oidcUsers(RestTemplate providerTemplate) {
    OidcUserService users = new OidcUserService();
    users.setOauth2UserService(plainUsers(providerTemplate));
    users.setRetrieveUserInfo(
        request ->
            request.getIdToken().getEmail() == null
                && StringUtils.hasText(
                    request
                        .getClientRegistration()
                        .getProviderDetails()
                        .getUserInfoEndpoint()
                        .getUri()));
    return users;
  }

  /** For GitHub: {@code /user}, and {@code /user/emails} for {@link #VERIFIED_EMAIL}. */
  @Bean
  OAuth2UserService<OAuth2UserRequest, OAuth2User> gitHubUsers(
      RestTemplate providerTemplate, GitHubEmails emails) {
    DefaultOAuth2UserService users = plainUsers(providerTemplate);
    return request -> {
      OAuth2User user = load(users, request);
      Map<String, Object> attributes = new HashMap<>(user.getAttributes());
      attributes.remove(VERIFIED_EMAIL);
      String email = emails.primaryVerified(request);
      if (email != null) {
        attributes.put(VERIFIED_EMAIL, email);
      }
      return new DefaultOAuth2User(user.getAuthorities(), attributes, "id");
    };
  }

  /** A person without id is no person; the library takes it for a mistake of ours. */
  private static OAuth2User load(DefaultOAuth2UserService users, OAuth2UserRequest request) {
    try {
      return users.loadUser(request);
    } catch (IllegalArgumentException nobody) {
      throw new OAuth2AuthenticationException(new OAuth2Error("person_unknown"), nobody);
    }
  }

  private static DefaultOAuth2UserService plainUsers(RestTemplate providerTemplate) {
    DefaultOAuth2UserService users = new DefaultOAuth2UserService();
    users.setRestOperations(providerTemplate);
    return users;
  }
}
