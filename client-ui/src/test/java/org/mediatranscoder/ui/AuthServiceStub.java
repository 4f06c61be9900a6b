package org.mediatranscoder.ui;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Date;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;

/** The endpoints of auth-service that client-ui calls, strict about what it gets. */
public final class AuthServiceStub implements AutoCloseable {

  /** What a refresh is answered with. */
  public enum Refresh {
    GRANTED,
    REFUSED,
    UNAVAILABLE
  }

  private record Login(String nonce, String challenge) {}

  private final RSAKey key;
  private final HttpServer server;
  private final Map<String, Login> logins = new ConcurrentHashMap<>();
  private final AtomicInteger refreshes = new AtomicInteger();
  private volatile String nonce = "";
  private volatile String refreshToken = "";
  private volatile String lastIdToken = "";
  private volatile int lifeSeconds = 900;
  private volatile Refresh refresh = Refresh.GRANTED;

  public AuthServiceStub() throws IOException, JOSEException {
    key = new RSAKeyGenerator(2048).keyID("test").generate();
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/oauth2/jwks", this::keys);
    server.createContext("/oauth2/token", this::token);
    server.start();
  }

  public String issuer() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  /** The code that a browser brings back from the log-in that it was sent to. */
  public String login(Map<String, String> authorizationRequest) {
    String code = "code-" + logins.size();
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

  @Override
  public void close() {
    server.stop(0);
  }

  private void keys(HttpExchange exchange) throws IOException {
    answer(exchange, 200, new JWKSet(key.toPublicJWK()).toString());
  }

  private void token(HttpExchange exchange) throws IOException {
    Map<String, String> form =
        parameters(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
    String basic =
        Base64.getEncoder().encodeToString("client-ui:top-secret".getBytes(StandardCharsets.UTF_8));
    if (!("Basic " + basic).equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
      answer(exchange, 401, "{\"error\":\"invalid_client\"}");
    } else if ("refresh_token".equals(form.get("grant_type"))) {
      refresh(exchange, form);
    } else {
      exchangeCode(exchange, form);
    }
  }

  private void exchangeCode(HttpExchange exchange, Map<String, String> form) throws IOException {
    Login login = logins.remove(form.get("code"));
    if (login == null
        || !login.challenge().equals(challenge(form.getOrDefault("code_verifier", "")))) {
      answer(exchange, 400, "{\"error\":\"invalid_grant\"}");
    } else {
      nonce = login.nonce();
      answer(exchange, 200, tokens(idToken(nonce)));
    }
  }

  private void refresh(HttpExchange exchange, Map<String, String> form) throws IOException {
    refreshes.incrementAndGet();
    boolean known = refreshToken.equals(form.get("refresh_token"));
    if (refresh == Refresh.UNAVAILABLE) {
      answer(exchange, 503, "");
    } else if (refresh == Refresh.REFUSED || !known) {
      answer(exchange, 400, "{\"error\":\"invalid_grant\"}");
    } else {
      lifeSeconds = 900;
      answer(exchange, 200, tokens(idToken(nonce)));
    }
  }

  private String tokens(String idToken) {
    refreshToken = "refresh-" + System.nanoTime();
    return """
        {"access_token":"access-%d","token_type":"Bearer","expires_in":%d,"refresh_token":"%s",
         "id_token":"%s","scope":"openid profile email jobs:read jobs:write account"}"""
        .formatted(System.nanoTime(), lifeSeconds, refreshToken, idToken);
  }

  private String idToken(String nonce) {
    Instant now = Instant.now();
    SignedJWT jwt =
        new SignedJWT(
            new JWSHeader.Builder(JWSAlgorithm.RS256).keyID("test").build(),
            new JWTClaimsSet.Builder()
                .issuer(issuer())
                .subject("account-1")
                .audience("client-ui")
                .jwtID(UUID.randomUUID().toString())
                .claim("azp", "client-ui")
                .claim("nonce", nonce)
                .claim("email", "ada@example.test")
                .claim("name", "Ada <Local>")
                .claim("auth_time", now.getEpochSecond())
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plusSeconds(300)))
                .build());
    try {
      jwt.sign(new RSASSASigner(key));
    } catch (JOSEException impossible) {
      throw new IllegalStateException(impossible);
    }
    lastIdToken = jwt.serialize();
    return lastIdToken;
  }

  /** RFC 7636, S256. */
  private static String challenge(String verifier) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII));
      return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /** The parameters of a form or a query. */
  public static Map<String, String> parameters(String encoded) {
    return Arrays.stream(encoded.split("&", -1))
        .map(pair -> pair.split("=", 2))
        .collect(Collectors.toMap(pair -> decoded(pair[0]), pair -> decoded(pair[1])));
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }

  private static void answer(HttpExchange exchange, int status, String body) throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().add("Content-Type", "application/json");
    exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
    try (exchange) {
      exchange.getResponseBody().write(bytes);
    }
  }
}
