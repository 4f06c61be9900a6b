package org.mediatranscoder.localstack.client;

import java.io.IOException;
import java.net.CookieManager;
import java.net.CookiePolicy;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import org.mediatranscoder.localstack.identity.IdentityProvider;
import org.mediatranscoder.localstack.identity.LocalUser;
import org.mediatranscoder.localstack.settings.Address;
import org.mediatranscoder.localstack.settings.Ports;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Signs a local user in as a command-line program does (RFC 8252): the authorization code flow with
 * PKCE and a redirect to loopback. There is no browser, so this follows the pages itself, and there
 * is nobody at the redirect address: the code is read from it.
 */
public final class SignIn {

  private static final String CLIENT_ID = "transcoder-cli";
  private static final String REDIRECT = "http://127.0.0.1/callback";
  private static final String SCOPE = "jobs:read jobs:write account";
  private static final Duration TIMEOUT = Duration.ofSeconds(20);
  private static final int MOST_STEPS = 20;

  private final URI auth;
  private final URI identity;

  public SignIn(Ports ports) {
    this.auth = ports.url(Address.AUTH);
    this.identity = ports.url(Address.IDENTITY);
  }

  /**
   * A fresh access token of the local user.
   *
   * @throws ClientFailedException if a step is refused
   */
  public String token() {
    return token(IdentityProvider.ADA, IdentityProvider.GOOGLE);
  }

  /**
   * A fresh access token of somebody else.
   *
   * @param provider {@link IdentityProvider#GOOGLE} or {@link IdentityProvider#GITHUB}
   * @throws ClientFailedException if a step is refused
   */
  public String token(LocalUser user, String provider) {
    Pkce pkce = Pkce.fresh();
    String state = Pkce.random();
    try (HttpClient client = client()) {
      URI callback = walk(client, authorization(pkce, state), user, provider);
      Map<String, String> answer = FormFields.decode(callback.getRawQuery());
      String code = answer.get("code");
      if (code == null || !state.equals(answer.get("state"))) {
        throw new ClientFailedException("Sign-in was refused: " + answer.get("error"));
      }
      return exchange(client, code, pkce);
    }
  }

  /** Follows the redirects, through the login page, to our own redirect address. */
  private URI walk(HttpClient client, URI start, LocalUser user, String provider) {
    HttpRequest next = get(start);
    for (int step = 0; step < MOST_STEPS; step++) {
      HttpResponse<String> response = send(client, next);
      URI here = response.uri();
      if (response.statusCode() / 100 == 3) {
        URI target = here.resolve(response.headers().firstValue("Location").orElse(""));
        if (target.toString().startsWith(REDIRECT)) {
          return target;
        }
        next = get(target);
      } else if (response.statusCode() == 200 && here.getPort() == identity.getPort()) {
        next = post(here, login(user));
      } else if (response.statusCode() == 200 && here.getPort() == auth.getPort()) {
        next = get(auth.resolve("/oauth2/authorization/" + provider));
      } else {
        throw new ClientFailedException(
            "Sign-in failed: %s answered %d".formatted(withoutQuery(here), response.statusCode()));
      }
    }
    throw new ClientFailedException("Sign-in goes in circles");
  }

  private URI authorization(Pkce pkce, String state) {
    return auth.resolve(
        "/oauth2/authorize?"
            + FormFields.encode(
                Map.of(
                    "response_type", "code",
                    "client_id", CLIENT_ID,
                    "redirect_uri", REDIRECT,
                    "scope", SCOPE,
                    "state", state,
                    "code_challenge", pkce.challenge(),
                    "code_challenge_method", "S256")));
  }

  private String exchange(HttpClient client, String code, Pkce pkce) {
    Map<String, String> fields =
        Map.of(
            "grant_type", "authorization_code",
            "client_id", CLIENT_ID,
            "redirect_uri", REDIRECT,
            "code", code,
            "code_verifier", pkce.verifier());
    HttpResponse<String> response = send(client, post(auth.resolve("/oauth2/token"), fields));
    JsonNode json = JsonMapper.shared().readTree(response.body());
    if (response.statusCode() != 200 || !json.has("access_token")) {
      throw new ClientFailedException(
          "No token: %d %s".formatted(response.statusCode(), json.path("error").asString("")));
    }
    return json.get("access_token").asString();
  }

  private static Map<String, String> login(LocalUser user) {
    return Map.of("username", user.subject(), "claims", user.claims());
  }

  private static HttpClient client() {
    return HttpClient.newBuilder()
        .followRedirects(Redirect.NEVER)
        .cookieHandler(new CookieManager(null, CookiePolicy.ACCEPT_ALL))
        .connectTimeout(TIMEOUT)
        .build();
  }

  private static HttpResponse<String> send(HttpClient client, HttpRequest request) {
    try {
      return client.send(request, BodyHandlers.ofString());
    } catch (IOException e) {
      throw new ClientFailedException(
          "%s does not answer: %s".formatted(withoutQuery(request.uri()), e.getMessage()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ClientFailedException("Stopped while signing in");
    }
  }

  private static HttpRequest get(URI uri) {
    return HttpRequest.newBuilder(uri).header("Accept", "text/html").timeout(TIMEOUT).build();
  }

  private static HttpRequest post(URI uri, Map<String, String> fields) {
    return HttpRequest.newBuilder(uri)
        .header("Content-Type", "application/x-www-form-urlencoded")
        .timeout(TIMEOUT)
        .POST(BodyPublishers.ofString(FormFields.encode(fields)))
        .build();
  }

  /** A query may hold a code. */
  private static String withoutQuery(URI uri) {
    return "http://" + uri.getAuthority() + uri.getPath();
  }
}
