package org.mediatranscoder.web.security;

import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.jwk.source.RateLimitReachedException;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.DefaultResourceRetriever;
import java.net.MalformedURLException;
import java.net.URL;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.mediatranscoder.model.access.TokenStatus;
import org.mediatranscoder.model.job.AccountId;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtAudienceValidator;
import org.springframework.security.oauth2.jwt.JwtClaimValidator;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtIssuerValidator;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.JwtTypeValidator;
import org.springframework.security.oauth2.jwt.MappedJwtClaimSetConverter;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;

/**
 * Takes access tokens as RFC 9068 and RFC 8725 want them: our algorithms, issuer, audience and type
 * only, and nothing that was revoked. Keys are read when the first token comes, so that a service
 * starts before auth-service.
 */
final class AccessTokenDecoder {

  private static final MappedJwtClaimSetConverter CLAIMS =
      MappedJwtClaimSetConverter.withDefaults(Map.of());
  private static final int MAX_KEY_SET_BYTES = 64 * 1024;
  private static final long KEY_LOCK_MILLIS = 5_000;

  private AccessTokenDecoder() {}

  /**
   * @param keys of the issuer, see {@link #publishedKeys}
   */
  static JwtDecoder create(
      JwtProperties properties, Clock clock, JWKSource<SecurityContext> keys, TokenStatus status) {
    NimbusJwtDecoder decoder =
        NimbusJwtDecoder.withJwkSource(keys)
            .jwsAlgorithm(SignatureAlgorithm.RS256)
            .jwsAlgorithm(SignatureAlgorithm.ES256)
            .jwtProcessorCustomizer(
                processor -> processor.setJWSTypeVerifier((type, context) -> {}))
            .build();
    decoder.setClaimSetConverter(AccessTokenDecoder::complete);
    decoder.setJwtValidator(validator(properties, clock));
    return new RevokedTokens(new VerifiedTokens(inOurForm(decoder), clock), status);
  }

  private static JwtDecoder inOurForm(JwtDecoder decoder) {
    return token -> {
      TokenForm.check(token);
      return decoder.decode(token);
    };
  }

  /** The library would make up a missing {@code iat}, from which the length of life is reckoned. */
  private static Map<String, Object> complete(Map<String, Object> claims) {
    if (claims.get("iat") == null) {
      throw new BadJwtException("The token does not say when it was issued");
    }
    return CLAIMS.convert(claims);
  }

  /** The keys where {@link JwtProperties} says, as they are published. */
  static JWKSource<SecurityContext> publishedKeys(JwtProperties properties) {
    int timeout = Math.toIntExact(properties.keyTimeout().toMillis());
    JWKSource<SecurityContext> published =
        JWKSourceBuilder.<SecurityContext>create(
                url(properties), new DefaultResourceRetriever(timeout, timeout, MAX_KEY_SET_BYTES))
            .cache(properties.keyLifetime().toMillis(), KEY_LOCK_MILLIS)
            .refreshAheadCache(false)
            .rateLimited(properties.keyRefetchInterval().toMillis())
            .outageTolerant(properties.keyOutage().toMillis())
            .build();
    return (selector, context) -> knownKeys(published, selector, context);
  }

  /** Keys that were read seconds ago are read again no sooner: one that is not there is made up. */
  private static List<JWK> knownKeys(
      JWKSource<SecurityContext> published, JWKSelector selector, @Nullable SecurityContext context)
      throws KeySourceException {
    try {
      return published.get(selector, context);
    } catch (RateLimitReachedException readJustNow) {
      return List.of();
    }
  }

  private static URL url(JwtProperties properties) {
    try {
      return properties.keys().toURL();
    } catch (MalformedURLException wrong) {
      throw new IllegalArgumentException("transcoder.jwt.jwk-set-uri is no URL", wrong);
    }
  }

  private static OAuth2TokenValidator<Jwt> validator(JwtProperties properties, Clock clock) {
    JwtTypeValidator type = new JwtTypeValidator("at+jwt", "application/at+jwt");
    JwtTimestampValidator time = new JwtTimestampValidator(properties.clockSkew());
    time.setAllowEmptyExpiryClaim(false);
    time.setClock(clock);
    return new DelegatingOAuth2TokenValidator<>(
        List.of(
            type,
            time,
            new JwtIssuerValidator(properties.issuer()),
            new JwtAudienceValidator(properties.audience()),
            new JwtClaimValidator<String>("sub", AccessTokenDecoder::isAccount),
            new TokenRules(clock, properties.clockSkew())));
  }

  private static boolean isAccount(@Nullable String subject) {
    return subject != null && AccountId.isValid(subject);
  }
}
