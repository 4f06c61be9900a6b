package org.mediatranscoder.auth;

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
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * Google and GitHub on loopback: the person of the test signs in at once. Checks PKCE and the
 * client as the real ones do.
 */
final class FakeProviders implements AutoCloseable {

  static final String CLIENT_ID = "played-client";
  static final String CLIENT_SECRET = "played-secret";

  private final HttpServer server;
  private final RSAKey key = newKey();
  private final JsonMapper json = JsonMapper.shared();
  private final Map<String, Grant> grants = new ConcurrentHashMap<>();
  private volatile Person person = Person.ada();
  private final Map<String, Fault> faults = new ConcurrentHashMap<>();
  private volatile UnaryOperator<JWTClaimsSet.Builder> idToken = UnaryOperator.identity();
  private volatile BiFunction<JWTClaimsSet, RSAKey, String> signing = FakeProviders::signed;

  private FakeProviders(int port) {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
    } catch (IOException taken) {
      throw new UncheckedIOException(taken);
    }
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    play("/google/.well-known/openid-configuration", this::discovery);
    play("/google/authorize", this::authorize);
    play("/google/token", this::googleToken);
    play("/google/jwks", exchange -> answer(exchange, 200, keys()));
    play("/github/authorize", this::authorize);
    play("/github/token", this::gitHubToken);
    play("/github/user", this::gitHubUser);
    server.start();
  }

  private void play(String path, HttpHandler handler) {
    server.createContext(
        path,
        exchange -> {
          Fault fault = faults.get(exchange.getRequestURI().getPath());
          if (fault == null) {
            handler.handle(exchange);
          } else {
            send(exchange, fault.status(), fault.body().getBytes(StandardCharsets.UTF_8));
          }
        });
  }

  static FakeProviders start() {
    return new FakeProviders(0);
  }

  static FakeProviders startAt(int port) {
    return new FakeProviders(port);
  }

  /** Who signs in from now on. */
  void signIn(Person who) {
    person = who;
    idToken = UnaryOperator.identity();
    signing = FakeProviders::signed;
    faults.clear();
  }

  /** Changes the ID tokens of Google from now on, until the next {@link #signIn}. */
  void forge(UnaryOperator<JWTClaimsSet.Builder> change) {
    idToken = change;
  }

  /** Makes Google's ID tokens another way, until the next {@link #signIn}. */
  void signBy(BiFunction<JWTClaimsSet, RSAKey, String> other) {
    signing = other;
  }

  /** Answers requests of this path so, until the next {@link #signIn}. */
  void fail(String path, int status, String body) {
    faults.put(path, new Fault(status, body));
  }

  Map<String, Object> google() {
    return googleAt(server.getAddress().getPort());
  }

  /** The settings for Google, whether or not somebody plays it there now. */
  static Map<String, Object> googleAt(int port) {
    String prefix = "spring.security.oauth2.client.";
    return Map.of(
        prefix + "registration.google.client-id", CLIENT_ID,
        prefix + "registration.google.client-secret", CLIENT_SECRET,
        prefix + "provider.google.issuer-uri", "http://localhost:" + port + "/google");
  }

  Map<String, Object> gitHub() {
    String prefix = "spring.security.oauth2.client.";
    return Map.of(
        prefix + "registration.github.client-id", CLIENT_ID,
        prefix + "registration.github.client-secret", CLIENT_SECRET,
        prefix + "provider.github.authorization-uri", url() + "/github/authorize",
        prefix + "provider.github.token-uri", url() + "/github/token",
        prefix + "provider.github.user-info-uri", url() + "/github/user");
  }

  @Override
  public void close() {
    server.stop(0);
  }

  private String url() {
    return "http://localhost:" + server.getAddress().getPort();
  }

  private void discovery(HttpExchange exchange) throws IOException {
    String issuer = url() + "/google";
    answer(
        exchange,
        200,
        Map.of(
            "issuer",
            issuer,
            "authorization_endpoint",
            issuer + "/authorize",
            "token_endpoint",
            issuer + "/token",
            "jwks_uri",
            issuer + "/jwks",
            "subject_types_supported",
            new String[] {"public"},
            "response_types_supported",
            new String[] {"code"},
            "id_token_signing_alg_values_supported",
            new String[] {"RS256"}));
  }

  private void authorize(HttpExchange exchange) throws IOException {
    Map<String, String> query = Form.parse(exchange.getRequestURI().getRawQuery());
    String code = UUID.randomUUID().toString();
    grants.put(code, new Grant(person, query));
    String target =
        query.get("redirect_uri")
            + "?"
            + Form.encode(Map.of("code", code, "state", query.getOrDefault("state", "")));
    exchange.getResponseHeaders().add("Location", target);
    exchange.sendResponseHeaders(302, -1);
    exchange.close();
  }

  private void googleToken(HttpExchange exchange) throws IOException {
    Grant grant = redeem(exchange);
    if (grant == null) {
      answer(exchange, 400, Map.of("error", "invalid_grant"));
      return;
    }
    answer(
        exchange,
        200,
        Map.of(
            "access_token",
            UUID.randomUUID().toString(),
            "token_type",
            "Bearer",
            "expires_in",
            300,
            "scope",
            "openid profile email",
            "id_token",
            idToken(grant)));
  }

  private void gitHubToken(HttpExchange exchange) throws IOException {
    Grant grant = redeem(exchange);
    if (grant == null) {
      answer(exchange, 200, Map.of("error", "bad_verification_code"));
      return;
    }
    String token = UUID.randomUUID().toString();
    grants.put(token, grant);
    answer(
        exchange,
        200,
        Map.of("access_token", token, "token_type", "bearer", "scope", "read:user,user:email"));
  }

  private void gitHubUser(HttpExchange exchange) throws IOException {
    String bearer = exchange.getRequestHeaders().getFirst("Authorization");
    Grant grant = bearer == null ? null : grants.get(bearer.replace("Bearer ", ""));
    if (grant == null) {
      answer(exchange, 401, Map.of("message", "Bad credentials"));
    } else if (exchange.getRequestURI().getPath().endsWith("/emails")) {
      answer(exchange, 200, emails(grant.person()));
    } else {
      Person who = grant.person();
      int id = Math.floorMod(who.subject().hashCode(), 1_000_000_000);
      answer(
          exchange, 200, Map.of("id", id, "login", who.subject(), "email", "shown@example.test"));
    }
  }

  private static Object emails(Person who) {
    return new Object[] {
      Map.of("email", "old@example.test", "primary", false, "verified", true),
      Map.of("email", String.valueOf(who.email()), "primary", true, "verified", who.emailVerified())
    };
  }

  private @Nullable Grant redeem(HttpExchange exchange) throws IOException {
    Map<String, String> form =
        Form.parse(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
    Grant grant = grants.remove(form.get("code"));
    String client =
        "Basic "
            + Base64.getEncoder()
                .encodeToString((CLIENT_ID + ":" + CLIENT_SECRET).getBytes(StandardCharsets.UTF_8));
    boolean good =
        grant != null
            && client.equals(exchange.getRequestHeaders().getFirst("Authorization"))
            && challenge(form.getOrDefault("code_verifier", ""))
                .equals(grant.query().get("code_challenge"))
            && CLIENT_ID.equals(grant.query().get("client_id"))
            && Objects.equals(form.get("redirect_uri"), grant.query().get("redirect_uri"));
    return good ? grant : null;
  }

  static String challenge(String verifier) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.UTF_8));
      return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private String idToken(Grant grant) {
    Instant now = Instant.now();
    JWTClaimsSet.Builder claims =
        new JWTClaimsSet.Builder()
            .issuer(url() + "/google")
            .audience(CLIENT_ID)
            .subject(grant.person().subject())
            .issueTime(Timestamp.from(now))
            .expirationTime(Timestamp.from(now.plusSeconds(300)))
            .claim("nonce", grant.query().get("nonce"))
            .claim("email", grant.person().email())
            .claim("email_verified", grant.person().emailVerified())
            .claim("name", grant.person().name());
    return signing.apply(idToken.apply(claims).build(), key);
  }

  static String signed(JWTClaimsSet claims, RSAKey key) {
    SignedJWT jwt =
        new SignedJWT(
            new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(key.getKeyID()).build(), claims);
    try {
      jwt.sign(new RSASSASigner(key));
    } catch (JOSEException impossible) {
      throw new IllegalStateException(impossible);
    }
    return jwt.serialize();
  }

  private Object keys() {
    return new JWKSet(key.toPublicJWK()).toJSONObject();
  }

  private void answer(HttpExchange exchange, int status, Object body) throws IOException {
    send(exchange, status, json.writeValueAsBytes(body));
  }

  private static void send(HttpExchange exchange, int status, byte[] bytes) throws IOException {
    exchange.getResponseHeaders().add("Content-Type", "application/json");
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  static RSAKey newKey() {
    try {
      return new RSAKeyGenerator(2048).keyID("played").generate();
    } catch (JOSEException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private record Grant(Person person, Map<String, String> query) {}

  private record Fault(int status, String body) {}
}
