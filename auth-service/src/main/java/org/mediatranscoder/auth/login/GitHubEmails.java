package org.mediatranscoder.auth.login;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.security.oauth2.client.userinfo.OAuth2UserRequest;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientException;

/**
 * Asks GitHub for the person's primary address. The one in {@code /user} is only what the person
 * shows to others, and nobody says whether it is verified.
 */
@Component
class GitHubEmails {

  private final RestClient http;

  GitHubEmails(JdkClientHttpRequestFactory providerRequests) {
    this.http = RestClient.builder().requestFactory(providerRequests).build();
  }

  /**
   * Gives the primary address, or null if it is not verified.
   *
   * @throws OAuth2AuthenticationException if GitHub does not answer
   */
  @Nullable String primaryVerified(OAuth2UserRequest request) {
    return ask(request).stream()
        .filter(email -> email.primary() && email.verified())
        .map(Email::email)
        .findFirst()
        .orElse(null);
  }

  private List<Email> ask(OAuth2UserRequest request) {
    var userInfo = request.getClientRegistration().getProviderDetails().getUserInfoEndpoint();
    try {
      List<Email> emails =
          http.get()
              .uri(userInfo.getUri() + "/emails")
              .headers(it -> it.setBearerAuth(request.getAccessToken().getTokenValue()))
              .retrieve()
              .body(new ParameterizedTypeReference<List<Email>>() {});
      return emails == null ? List.of() : emails;
    } catch (RestClientException unanswered) {
      OAuth2Error error = new OAuth2Error("emails_unavailable");
      throw new OAuth2AuthenticationException(error, unanswered);
    }
  }

  private record Email(String email, boolean primary, boolean verified) {}
}
