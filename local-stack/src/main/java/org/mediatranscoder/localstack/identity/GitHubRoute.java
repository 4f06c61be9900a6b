package org.mediatranscoder.localstack.identity;

import com.google.common.hash.Hashing;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import no.nav.security.mock.oauth2.OAuth2Config;
import no.nav.security.mock.oauth2.http.OAuth2HttpRequest;
import no.nav.security.mock.oauth2.http.OAuth2HttpRequestHandler;
import no.nav.security.mock.oauth2.http.OAuth2HttpResponse;
import no.nav.security.mock.oauth2.http.OAuth2HttpResponseKt;
import no.nav.security.mock.oauth2.http.Route;
import okhttp3.HttpUrl;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * GitHub as it differs from an OpenID provider: plain OAuth 2, a numeric person at {@code /user}
 * whose address says nothing, and the addresses with their state at {@code /user/emails}.
 */
final class GitHubRoute implements Route {

  private static final String ROOT = "/" + IdentityProvider.GITHUB;

  private final Route openId;

  GitHubRoute(OAuth2Config config) {
    this.openId = new OAuth2HttpRequestHandler(config).getAuthorizationServer();
  }

  @Override
  public boolean match(OAuth2HttpRequest request) {
    return request.getUrl().encodedPath().startsWith(ROOT + "/");
  }

  @Override
  public OAuth2HttpResponse invoke(OAuth2HttpRequest request) {
    return switch (request.getUrl().encodedPath().substring(ROOT.length())) {
      case "/user" -> ofPerson(request, GitHubRoute::user);
      case "/user/emails" -> ofPerson(request, GitHubRoute::emails);
      default -> openId.invoke(asOpenId(request));
    };
  }

  /** The library knows OpenID requests only. */
  private static OAuth2HttpRequest asOpenId(OAuth2HttpRequest request) {
    String scope = request.getOriginalUrl().queryParameter("scope");
    return scope == null
        ? request
        : at(
            request,
            request.getOriginalUrl().newBuilder().setQueryParameter("scope", "openid " + scope));
  }

  /** Asks the library who the bearer of the token is; it refuses tokens that are not its own. */
  private OAuth2HttpResponse ofPerson(
      OAuth2HttpRequest request, Function<JsonNode, Object> answer) {
    HttpUrl.Builder userInfo =
        request.getOriginalUrl().newBuilder().encodedPath(ROOT + "/userinfo");
    OAuth2HttpResponse person = openId.invoke(at(request, userInfo));
    return person.getStatus() == 200
        ? OAuth2HttpResponseKt.json(answer.apply(JsonMapper.shared().readTree(person.getBody())))
        : person;
  }

  private static OAuth2HttpRequest at(OAuth2HttpRequest request, HttpUrl.Builder url) {
    return new OAuth2HttpRequest(
        request.getHeaders(), request.getMethod(), url.build(), request.getBody());
  }

  private static Object user(JsonNode person) {
    String subject = person.path("sub").asString();
    // A number, as GitHub's ids are, and always the same one for a person.
    int id = Hashing.crc32().hashString(subject, StandardCharsets.UTF_8).asInt();
    return Map.of(
        "id", Integer.toUnsignedLong(id),
        "login", subject,
        "name", person.path("name").asString(),
        "email", JsonNodeFactory.instance.nullNode());
  }

  private static Object emails(JsonNode person) {
    return List.of(
        Map.of(
            "email", person.path("sub").asString() + "@users.noreply.github.test",
            "primary", false,
            "verified", true),
        Map.of(
            "email", person.path("email").asString(),
            "primary", true,
            "verified", person.path("email_verified").asBoolean(false)));
  }
}
