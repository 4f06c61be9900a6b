package org.mediatranscoder.auth.login;

import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.mediatranscoder.web.security.JwtProperties;
import org.springframework.boot.security.oauth2.client.autoconfigure.OAuth2ClientProperties;
import org.springframework.boot.security.oauth2.client.autoconfigure.OAuth2ClientPropertiesMapper;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistration.ClientSettings;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.util.StringUtils;

/**
 * The providers that are configured by client id and secret, under Spring's own property names. A
 * provider with an {@code issuer-uri} is asked for its addresses at the first log-in, not at start,
 * and again at the next one if it did not answer.
 */
class ProviderRegistrations implements ClientRegistrationRepository {

  private final Map<String, ClientRegistration> known = new ConcurrentHashMap<>();
  private final OAuth2ClientProperties properties;
  private final String redirectUri;

  ProviderRegistrations(OAuth2ClientProperties properties, JwtProperties issuer) {
    this.properties = properties;
    this.redirectUri = issuer.issuer() + "/login/oauth2/code/{registrationId}";
  }

  /** The providers to offer, in a fixed order. */
  List<Provider> configured() {
    return Arrays.stream(Provider.values()).filter(this::isConfigured).toList();
  }

  /**
   * {@inheritDoc}
   *
   * @throws IllegalArgumentException if the provider does not answer
   */
  @Override
  public @Nullable ClientRegistration findByRegistrationId(String registrationId) {
    return configured().stream()
        .filter(provider -> provider.id().equals(registrationId))
        .findAny()
        .map(provider -> known.computeIfAbsent(provider.id(), this::resolve))
        .orElse(null);
  }

  /** Where the offered providers' own pages are; without those that do not answer now. */
  List<String> origins() {
    return configured().stream().map(this::origin).flatMap(Optional::stream).toList();
  }

  private Optional<String> origin(Provider provider) {
    try {
      return Optional.ofNullable(findByRegistrationId(provider.id()))
          .map(found -> URI.create(found.getProviderDetails().getAuthorizationUri()))
          .map(page -> page.getScheme() + "://" + page.getAuthority());
    } catch (IllegalArgumentException unavailable) {
      return Optional.empty();
    }
  }

  private boolean isConfigured(Provider provider) {
    var registration = properties.getRegistration().get(provider.id());
    return registration != null
        && StringUtils.hasText(registration.getClientId())
        && StringUtils.hasText(registration.getClientSecret());
  }

  private ClientRegistration resolve(String id) {
    OAuth2ClientProperties alone = new OAuth2ClientProperties();
    alone.getProvider().putAll(properties.getProvider());
    alone.getRegistration().put(id, properties.getRegistration().get(id));
    ClientRegistration found =
        Objects.requireNonNull(
            new OAuth2ClientPropertiesMapper(alone).asClientRegistrations().get(id));
    return ClientRegistration.withClientRegistration(found)
        .scope(scopes(id))
        .redirectUri(redirectUri)
        .clientSettings(ClientSettings.builder().requireProofKey(true).build())
        .build();
  }

  private static Set<String> scopes(String id) {
    return id.equals(Provider.GITHUB.id())
        ? Set.of("read:user", "user:email")
        : Set.of("openid", "profile", "email");
  }
}
