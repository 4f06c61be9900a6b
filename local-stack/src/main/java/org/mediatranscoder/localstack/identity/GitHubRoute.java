package org.mediatranscoder.localstack.identity;

import com.nimbusds.jwt.JWTClaimsSet;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32;
import no.nav.security.mock.oauth2.OAuth2Config;
import no.nav.security.mock.oauth2.http.OAuth2HttpRequest;
import no.nav.security.mock.oauth2.http.OAuth2HttpRequestHandler;
import no.nav.security.mock.oauth2.http.OAuth2HttpResponse;
import no.nav.security.mock.oauth2.http.OAuth2HttpResponseKt;
import no.nav.security.mock.oauth2.http.Route;
import okhttp3.Headers;
import okhttp3.HttpUrl;

/**
 * GitHub as it differs from an OpenID provider: plain OAuth 2, a numeric person at {@code /user}
 * whose address says nothing, and the addresses with their state at {@code /user/emails}.
 */
final class GitHubRoute implements Route {

  private final Route authorizationServer;
  private final GitHubTokens tokens;

  GitHubRoute(OAuth2Config config) {
    this.authorizationServer = new OAuth2HttpRequestHandler(config).getAuthorizationServer();
    this.tokens = new GitHubTokens(config);
  }

  @Override
  public boolean match(OAuth2HttpRequest request) {
    return request.getUrl().encodedPath().startsWith("/" + IdentityProvider.GITHUB + "/");
  }

  @Override
  public OAuth2HttpResponse invoke(OAuth2HttpRequest request) {
    return switch (request.getUrl().encodedPath().substring(IdentityProvider.GITHUB.length() + 1)) {
      case "/user" -> forBearer(request, GitHubRoute::user);
      case "/user/emails" -> forBearer(request, GitHubRoute::emails);
      default -> authorizationServer.invoke(asOpenId(request));
    };
  }

  /** The library knows OpenID requests only. */
  private static OAuth2HttpRequest asOpenId(OAuth2HttpRequest request) {
    HttpUrl url = request.getOriginalUrl();
    String scope = url.queryParameter("scope");
    return scope == null
        ? request
        : new OAuth2HttpRequest(
            request.getHeaders(),
            request.getMethod(),
            url.newBuilder().setQueryParameter("scope", "openid " + scope).build(),
            request.getBody());
  }

  private OAuth2HttpResponse forBearer(OAuth2HttpRequest request, Answer answer) {
    return tokens
        .person(request.getHeaders().get("Authorization"))
        .map(person -> OAuth2HttpResponseKt.json(answer.about(person)))
        .orElseGet(GitHubRoute::badCredentials);
  }

  private static Object user(JWTClaimsSet person) {
    Map<String, Object> user = new LinkedHashMap<>();
    user.put("id", id(person.getSubject()));
    user.put("login", person.getSubject());
    user.put("name", person.getClaim("name"));
    user.put("email", null);
    return user;
  }

  private static Object emails(JWTClaimsSet person) {
    return List.of(
        Map.of(
            "email", person.getSubject() + "@users.noreply.github.test",
            "primary", false,
            "verified", true),
        Map.of(
            "email", String.valueOf(person.getClaim("email")),
            "primary", true,
            "verified", Boolean.TRUE.equals(person.getClaim("email_verified"))));
  }

  /** A number, as GitHub's ids are, and always the same one for a person. */
  private static long id(String subject) {
    CRC32 checksum = new CRC32();
    checksum.update(subject.getBytes(StandardCharsets.UTF_8));
    return checksum.getValue();
  }

  private static OAuth2HttpResponse badCredentials() {
    Headers headers = Headers.of("Content-Type", "application/json");
    return new OAuth2HttpResponse(headers, 401, "{\"message\":\"Bad credentials\"}", null);
  }

  @FunctionalInterface
  private interface Answer {
    Object about(JWTClaimsSet person);
  }
}
