package org.mediatranscoder.auth;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.jwk.JWKMatcher;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.mediatranscoder.testsupport.RedisTestServer;
import org.mediatranscoder.testsupport.TestIssuer;
import org.mediatranscoder.testsupport.access.BodyLimitChecks;
import org.mediatranscoder.testsupport.access.EndpointSecurityChecks;
import org.mediatranscoder.testsupport.access.ForgedToken;
import org.mediatranscoder.testsupport.access.ForgedTokens;
import org.mediatranscoder.testsupport.access.OwnershipChecks;
import org.mediatranscoder.testsupport.access.Routes;
import org.mediatranscoder.web.assets.Assets;

class EndpointSecurityTest {

  private static final Map<String, String> OPEN =
      openRoutes(
          "GET /",
          "Leads to the log-in.",
          "GET /login",
          "The log-in itself.",
          "GET /assets/*/**",
          "Files of the pages, of any release.",
          "GET " + TestWorld.shared().bean(Assets.class).url("/**"),
          "Files of the pages.",
          "GET /v3/api-docs",
          "Describes the API to everybody.",
          "GET /v3/api-docs.yaml",
          "Describes the API to everybody.",
          "* /error",
          "Says what went wrong, nothing else.",
          "GET /mail/{token}",
          "Its link is signed.",
          "POST /mail/{token}",
          "Its link is signed.",
          "GET /actuator/health",
          "Load balancers have no account.",
          "GET /actuator/health/**",
          "Load balancers have no account.");
  private static final Map<String, String> FOR_PERSONS =
      Map.ofEntries(
          Map.entry("GET /identities", "A page."),
          Map.entry("POST /identities/add", "A form of the page."),
          Map.entry("POST /identities/remove", "A form of the page."),
          Map.entry("GET /device", "A page."),
          Map.entry("POST /device", "A form of the page."),
          Map.entry("POST /device/decision", "A form of the page."),
          Map.entry("GET /actuator", "Nobody needs it."));
  private static final OwnershipChecks OWNERSHIP =
      new OwnershipChecks(
          Map.of(
              "DELETE /tokens/{id}", "",
              "GET /history/{jobId}", "",
              "DELETE /webhooks/{webhookId}", "",
              "POST /webhooks/{webhookId}/secret", "",
              "POST /webhooks/{webhookId}/resume", ""),
          Map.ofEntries(
              Map.entry("GET /history", "The caller's."),
              Map.entry("GET /me", "The caller's."),
              Map.entry("GET /me/export", "The caller's."),
              Map.entry("GET /me/preferences", "The caller's."),
              Map.entry("PUT /me/preferences", "The caller's."),
              Map.entry("DELETE /me", "The caller's."),
              Map.entry("DELETE /me/sessions", "The caller's."),
              Map.entry("GET /tokens", "The caller's."),
              Map.entry("POST /tokens", "It makes a new one."),
              Map.entry("GET /webhooks", "The caller's."),
              Map.entry("POST /webhooks", "It makes a new one.")));

  /**
   * What answers without Spring MVC: the endpoints of OAuth 2.1 and OpenID Connect, log-in, -out.
   */
  private static final List<String> ANSWERING_FILTERS =
      List.of(
          "LogoutFilter",
          "NimbusJwkSetEndpointFilter",
          "OAuth2AuthorizationEndpointFilter",
          "OAuth2AuthorizationRequestRedirectFilter",
          "OAuth2AuthorizationServerMetadataEndpointFilter",
          "OAuth2DeviceAuthorizationEndpointFilter",
          "OAuth2DeviceVerificationEndpointFilter",
          "OAuth2LoginAuthenticationFilter",
          "OAuth2TokenEndpointFilter",
          "OAuth2TokenIntrospectionEndpointFilter",
          "OAuth2TokenRevocationEndpointFilter",
          "OidcLogoutEndpointFilter",
          "OidcProviderConfigurationEndpointFilter",
          "OidcUserInfoEndpointFilter");

  /** Where they answer. */
  private static final String[] FILTER_PATHS = {
    "/connect/logout",
    "/login/oauth2/code/x",
    "/logout",
    "/oauth2/authorization/x",
    "/oauth2/authorize",
    "/oauth2/device_authorization",
    "/oauth2/device_verification",
    "/oauth2/introspect",
    "/oauth2/revoke",
    "/oauth2/token",
    "/userinfo"
  };

  private static Map<String, String> openRoutes(String... routesAndReasons) {
    Map<String, String> open = new HashMap<>();
    for (int i = 0; i < routesAndReasons.length; i += 2) {
      open.put(routesAndReasons[i], routesAndReasons[i + 1]);
    }
    return Map.copyOf(open);
  }

  private final AuthInstance auth = TestWorld.shared();
  private final EndpointSecurityChecks endpointSecurityChecks =
      new EndpointSecurityChecks(auth.context(), auth.port(), OPEN, FOR_PERSONS);
  private final TestIssuer issuer = TestIssuer.standingIn(auth.url(), signingKey());

  @Test
  void everyRouteOfTheApiIsShutToEveryForgedToken() {
    try (TestIssuer stranger = TestIssuer.start()) {
      endpointSecurityChecks.checkOpenRoutesExist();
      endpointSecurityChecks.checkShutTo(
          ForgedTokens.all(issuer, RedisTestServer.shared(), stranger));
      assertThat(stranger.keyRequests()).isZero();
    }
  }

  @Test
  void noForgedTokenTellsWhoSomebodyIs() {
    try (TestIssuer stranger = TestIssuer.start()) {
      for (ForgedToken token : ForgedTokens.all(issuer, RedisTestServer.shared(), stranger)) {
        assertThat(endpointSecurityChecks.send("GET", "/userinfo", token).statusCode())
            .as(token.name())
            .isIn(400, 401, 403);
      }
    }
  }

  @Test
  void noTokenOpensAPageForPersons() {
    try (TestIssuer stranger = TestIssuer.start()) {
      List<ForgedToken> tokens =
          new ArrayList<>(ForgedTokens.all(issuer, RedisTestServer.shared(), stranger));
      tokens.add(ForgedToken.good(issuer.token("ada", "jobs:read jobs:write account")));
      endpointSecurityChecks.checkOnlyPersonsEnter(tokens);
    }
  }

  @Test
  void nobodyReachesWhatBelongsToSomebodyElse() {
    OWNERSHIP.check(
        endpointSecurityChecks,
        auth.port(),
        "somebody-elses-token",
        issuer.token("bob", "jobs:read jobs:write account"),
        () -> "see ApiTokenTest");
  }

  @Test
  void noFilterAnswersThatIsNotKnownHere() {
    assertThat(Routes.answeringFilters(auth.context()))
        .containsExactlyInAnyOrderElementsOf(ANSWERING_FILTERS);
  }

  @Test
  void nothingWaitsForABodyBeforeLogIn() {
    new BodyLimitChecks(auth.context(), auth.port(), FILTER_PATHS)
        .checkNobodyWaitsForABodyBeforeLogIn();
  }

  @Test
  void noRouteTakesALargeBodyButForUploads() {
    new BodyLimitChecks(auth.context(), auth.port())
        .checkLargeBodiesAreRefused(issuer.token("bob", "jobs:read jobs:write account"));
  }

  @Test
  void noPageOfAnotherOriginReadsAnything() {
    endpointSecurityChecks.checkClosedToPagesOf("http://localhost:8080", issuer.token("ada"));
  }

  @SuppressWarnings("unchecked")
  private RSAKey signingKey() {
    try {
      JWKSource<SecurityContext> keys = auth.bean(JWKSource.class);
      return (RSAKey) keys.get(new JWKSelector(new JWKMatcher.Builder().build()), null).getFirst();
    } catch (KeySourceException unreadable) {
      throw new IllegalStateException(unreadable);
    }
  }
}
