package org.mediatranscoder.ui;

import com.nimbusds.jose.JOSEException;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The endpoints of auth-service that client-ui and a browser call, strict about what it gets. Who
 * comes to log in is Ada at once.
 */
public final class AuthServiceStub implements AutoCloseable {

  /** What a refresh is answered with. */
  public enum Refresh {
    GRANTED,
    REFUSED,
    UNAVAILABLE
  }

  private record Login(String nonce, String challenge) {}

  private final StubTokens tokens;
  private final HttpServer server;
  private final Map<String, Login> logins = new ConcurrentHashMap<>();
  private final AtomicInteger codes = new AtomicInteger();
  private final AtomicInteger refreshes = new AtomicInteger();
  private volatile String nonce = "";
  private volatile String family = "";
  private volatile String refreshToken = "";
  private volatile String lastIdToken = "";
  private volatile int lifeSeconds = 900;
  private volatile Refresh refresh = Refresh.GRANTED;
  private volatile List<String> roles = List.of();

  public AuthServiceStub() throws IOException, JOSEException {
    tokens = new StubTokens();
    server = StubHttp.server();
    server.createContext("/oauth2/authorize", this::authorize);
    server.createContext("/oauth2/jwks", this::keys);
    server.createContext("/oauth2/token", this::token);
    server.createContext("/connect/logout", AuthServiceStub::logout);
    server.start();
  }

  public String issuer() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  /** The code that a browser brings back from the log-in that it was sent to. */
  public String login(Map<String, String> authorizationRequest) {
    String code = "code-" + codes.incrementAndGet();
    logins.put(
        code,
        new Login(
            authorizationRequest.getOrDefault("nonce", ""),
            authorizationRequest.getOrDefault("code_challenge", "")));
    return code;
  }

  /** How long the next access tokens live. */
  public void tokensLive(int seconds) {
    lifeSeconds = seconds;
  }

  /** What the next access tokens say about who signs in. */
  public void rolesAre(String... names) {
    roles = List.of(names);
  }

  public void answerRefreshes(Refresh answer) {
    refresh = answer;
  }

  public int refreshes() {
    return refreshes.get();
  }

  /** The only one with which it would let a person sign out. */
  public String lastIdToken() {
    return lastIdToken;
  }

  /** What the tokens of the last log-in have in common. */
  public String lastFamily() {
    return family;
  }

  @Override
  public void close() {
    server.stop(0);
  }

  private void authorize(HttpExchange exchange) throws IOException {
    Map<String, String> request = StubHttp.parameters(exchange.getRequestURI().getRawQuery());
    String state = URLEncoder.encode(request.getOrDefault("state", ""), StandardCharsets.UTF_8);
    StubHttp.redirect(
        exchange,
        "%s?code=%s&state=%s".formatted(request.get("redirect_uri"), login(request), state));
  }

  private static void logout(HttpExchange exchange) throws IOException {
    Map<String, String> request = StubHttp.parameters(exchange.getRequestURI().getRawQuery());
    StubHttp.redirect(exchange, request.getOrDefault("post_logout_redirect_uri", "/"));
  }

  private void keys(HttpExchange exchange) throws IOException {
    StubHttp.answer(exchange, 200, tokens.keySet());
  }

  private void token(HttpExchange exchange) throws IOException {
    Map<String, String> form = StubHttp.parameters(StubHttp.body(exchange));
    String basic =
        Base64.getEncoder().encodeToString("client-ui:top-secret".getBytes(StandardCharsets.UTF_8));
    if (!("Basic " + basic).equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
      StubHttp.answer(exchange, 401, "{\"error\":\"invalid_client\"}");
    } else if ("refresh_token".equals(form.get("grant_type"))) {
      refresh(exchange, form);
    } else {
      exchangeCode(exchange, form);
    }
  }

  private void exchangeCode(HttpExchange exchange, Map<String, String> form) throws IOException {
    Login login = logins.remove(form.get("code"));
    String challenge = StubTokens.challenge(form.getOrDefault("code_verifier", ""));
    if (login == null || !login.challenge().equals(challenge)) {
      StubHttp.answer(exchange, 400, "{\"error\":\"invalid_grant\"}");
    } else {
      nonce = login.nonce();
      family = UUID.randomUUID().toString();
      StubHttp.answer(exchange, 200, newTokens());
    }
  }

  private void refresh(HttpExchange exchange, Map<String, String> form) throws IOException {
    refreshes.incrementAndGet();
    boolean known = refreshToken.equals(form.get("refresh_token"));
    if (refresh == Refresh.UNAVAILABLE) {
      StubHttp.answer(exchange, 503, "");
    } else if (refresh == Refresh.REFUSED || !known) {
      StubHttp.answer(exchange, 400, "{\"error\":\"invalid_grant\"}");
    } else {
      lifeSeconds = 900;
      StubHttp.answer(exchange, 200, newTokens());
    }
  }

  private String newTokens() {
    refreshToken = "refresh-" + System.nanoTime();
    lastIdToken = tokens.idToken(issuer(), nonce, family);
    return """
        {"access_token":"%s","token_type":"Bearer","expires_in":%d,"refresh_token":"%s",
         "id_token":"%s","scope":"openid profile email jobs:read jobs:write account"}"""
        .formatted(accessToken(), lifeSeconds, refreshToken, lastIdToken);
  }

  private String accessToken() {
    return roles.isEmpty() ? "access-" + System.nanoTime() : tokens.accessToken(roles);
  }
}
