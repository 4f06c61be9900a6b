package org.mediatranscoder.localstack.client;

import com.nimbusds.oauth2.sdk.AuthorizationCode;
import com.nimbusds.oauth2.sdk.AuthorizationCodeGrant;
import com.nimbusds.oauth2.sdk.AuthorizationRequest;
import com.nimbusds.oauth2.sdk.AuthorizationResponse;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.ResponseType;
import com.nimbusds.oauth2.sdk.Scope;
import com.nimbusds.oauth2.sdk.TokenRequest;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.id.State;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import com.nimbusds.oauth2.sdk.util.URLUtils;
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
import java.util.List;
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

  private static final ClientID CLIENT = new ClientID("transcoder-cli");
  private static final URI REDIRECT = URI.create("http://127.0.0.1/callback");
  private static final Scope SCOPE = Scope.parse("jobs:read jobs:write account");
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
    CodeVerifier verifier = new CodeVerifier();
    State state = new State();
    try (HttpClient client = client()) {
      URI callback = walk(client, authorization(verifier, state), user, provider);
      AuthorizationResponse answer = AuthorizationResponse.parse(callback);
      if (!answer.indicatesSuccess() || !state.equals(answer.getState())) {
        throw new ClientFailedException("Sign-in was refused: " + callback.getRawQuery());
      }
      return exchange(client, answer.toSuccessResponse().getAuthorizationCode(), verifier);
    } catch (ParseException noAnswer) {
      throw new ClientFailedException("Sign-in was refused: " + noAnswer.getMessage());
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
        if (target.toString().startsWith(REDIRECT.toString())) {
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

  private URI authorization(CodeVerifier verifier, State state) {
    return new AuthorizationRequest.Builder(ResponseType.CODE, CLIENT)
        .endpointURI(auth.resolve("/oauth2/authorize"))
        .redirectionURI(REDIRECT)
        .scope(SCOPE)
        .state(state)
        .codeChallenge(verifier, CodeChallengeMethod.S256)
        .build()
        .toURI();
  }

  private String exchange(HttpClient client, AuthorizationCode code, CodeVerifier verifier) {
    TokenRequest request =
        new TokenRequest.Builder(
                auth.resolve("/oauth2/token"),
                CLIENT,
                new AuthorizationCodeGrant(code, REDIRECT, verifier))
            .build();
    HttpResponse<String> response =
        send(client, post(request.getEndpointURI(), request.toHTTPRequest().getBody()));
    JsonNode json = JsonMapper.shared().readTree(response.body());
    if (response.statusCode() != 200 || !json.has("access_token")) {
      throw new ClientFailedException(
          "No token: %d %s".formatted(response.statusCode(), json.path("error").asString("")));
    }
    return json.get("access_token").asString();
  }

  private static String login(LocalUser user) {
    return URLUtils.serializeParameters(
        Map.of("username", List.of(user.subject()), "claims", List.of(user.claims())));
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

  private static HttpRequest post(URI uri, String form) {
    return HttpRequest.newBuilder(uri)
        .header("Content-Type", "application/x-www-form-urlencoded")
        .timeout(TIMEOUT)
        .POST(BodyPublishers.ofString(form))
        .build();
  }

  /** A query may hold a code. */
  private static String withoutQuery(URI uri) {
    return "http://" + uri.getAuthority() + uri.getPath();
  }
}
