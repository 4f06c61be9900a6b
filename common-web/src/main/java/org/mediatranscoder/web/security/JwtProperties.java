package org.mediatranscoder.web.security;

import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Which access tokens are taken. {@code transcoder.jwt.enabled=false} (default true) switches the
 * resource server off.
 *
 * @param issuer the {@code iss} of every good token; default {@code http://localhost:8082}
 * @param audience what {@code aud} must contain; default {@code media-transcoder-api}
 * @param jwkSetUri where the issuer's keys are; default {@code ${issuer}/oauth2/jwks}
 * @param keyLifetime how long keys are kept before they are read again; default 5 min
 * @param keyRefetchInterval an unknown key id makes us read the keys at most twice in this time;
 *     default 30 s
 * @param keyOutage how long the last keys serve while they cannot be read; default 1 h
 * @param keyTimeout for connecting and for reading, each; default 2 s
 * @param clockSkew by how much clocks may differ; default 30 s
 */
@ConfigurationProperties("transcoder.jwt")
public record JwtProperties(
    @DefaultValue("http://localhost:8082") String issuer,
    @DefaultValue("media-transcoder-api") String audience,
    @Nullable URI jwkSetUri,
    @DefaultValue("5m") Duration keyLifetime,
    @DefaultValue("30s") Duration keyRefetchInterval,
    @DefaultValue("1h") Duration keyOutage,
    @DefaultValue("2s") Duration keyTimeout,
    @DefaultValue("30s") Duration clockSkew) {

  URI keys() {
    return jwkSetUri == null ? URI.create(issuer + "/oauth2/jwks") : jwkSetUri;
  }
}
