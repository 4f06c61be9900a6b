package org.mediatranscoder.ui;

import jakarta.validation.constraints.NotBlank;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * The addresses around the page, all as a browser sees them unless said otherwise.
 *
 * @param baseUrl where this service is; default {@code http://localhost:8080}
 * @param gatewayUrl the REST API that the page calls; default {@code http://localhost:8081}
 * @param issuer auth-service; default {@code transcoder.jwt.issuer}, else {@code
 *     http://localhost:8082}
 * @param authInternalUrl auth-service as this service reaches it; default the issuer
 * @param workerUrl transcoding-worker as this service reaches it, for the pages of operators;
 *     default none: there are no such pages
 * @param clientId at auth-service; default {@code client-ui}
 * @param clientSecret at auth-service; no default
 * @param mediaOrigins where presigned URLs lead, so that the page may show the output; default none
 * @param maxUploadSize the largest file that the gateway takes, so that the page refuses a larger
 *     one before it is sent; default 10 GB
 * @param tokenReserve a token that lives no longer than this is renewed before the page gets it;
 *     default 2 min
 * @param authTimeout for connecting to auth-service and for its answer, each; default 5 s
 * @param sessionLife after this time somebody has to sign in again, however busy; default 7 days
 * @param idleTimeout how long somebody who is signed in may stay away; default 12 hours. Until
 *     somebody signs in, {@code spring.session.timeout} holds
 */
@Validated
@ConfigurationProperties("transcoder.ui")
public record UiSettings(
    @DefaultValue("http://localhost:8080") URI baseUrl,
    @DefaultValue("http://localhost:8081") URI gatewayUrl,
    @DefaultValue("http://localhost:8082") URI issuer,
    @Nullable URI authInternalUrl,
    @Nullable URI workerUrl,
    @DefaultValue("client-ui") String clientId,
    @NotBlank String clientSecret,
    @DefaultValue List<URI> mediaOrigins,
    @DefaultValue("10GB") DataSize maxUploadSize,
    @DefaultValue("2m") Duration tokenReserve,
    @DefaultValue("5s") Duration authTimeout,
    @DefaultValue("7d") Duration sessionLife,
    @DefaultValue("12h") Duration idleTimeout) {

  /** Auth-service as this service reaches it. */
  public URI authUrl() {
    return authInternalUrl == null ? issuer : authInternalUrl;
  }

  /** Whether browsers reach us by HTTPS only. */
  public boolean secure() {
    return "https".equals(baseUrl.getScheme());
  }

  /** Scheme, host and port of our page (RFC 6454), as browsers write them in {@code Origin}. */
  public String origin() {
    return baseUrl.getScheme() + "://" + baseUrl.getRawAuthority();
  }

  /** Without the secret. */
  @Override
  public String toString() {
    return "UiSettings[baseUrl=" + baseUrl + ", issuer=" + issuer + "]";
  }
}
