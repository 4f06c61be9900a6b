package org.mediatranscoder.testsupport;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
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
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Stands where auth-service does: an RSA key, its JWKS on loopback, and access tokens as
 * auth-service mints them.
 */
public final class TestIssuer implements AutoCloseable {

  /** What every resource server of ours is called in {@code aud}. */
  public static final String AUDIENCE = "media-transcoder-api";

  private final @Nullable HttpServer server;
  private final String issuer;
  private final AtomicInteger requests = new AtomicInteger();
  private volatile RSAKey key;

  private TestIssuer(String issuer, RSAKey key) {
    this.server = null;
    this.issuer = issuer;
    this.key = key;
  }

  private TestIssuer() {
    this.key = newKey();
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException noPort) {
      throw new UncheckedIOException(noPort);
    }
    server.createContext("/oauth2/jwks", this::answerKeys);
    server.start();
    issuer = "http://127.0.0.1:" + server.getAddress().getPort();
  }

  /** Mints tokens in the name of a running auth-service, with a private key that it signs with. */
  public static TestIssuer standingIn(String issuer, RSAKey key) {
    return new TestIssuer(issuer, key);
  }

  public static TestIssuer start() {
    return new TestIssuer();
  }

  /** One issuer for all tests of this JVM. */
  public static TestIssuer shared() {
    return Shared.ISSUER;
  }

  public String issuer() {
    return issuer;
  }

  /** The settings of a resource server that trusts this issuer. */
  public Map<String, String> properties() {
    return Map.of("transcoder.jwt.issuer", issuer());
  }

  /** A good token of the account that may read and write jobs. */
  public String token(String account) {
    return token(account, "jobs:read jobs:write");
  }

  /**
   * A good token.
   *
   * @param scope separated by spaces
   */
  public String token(String account, String scope) {
    return token(claims(account, scope));
  }

  /**
   * An API token that is good once {@link RedisTestServer#activateToken} has been told its id.
   *
   * @param scope separated by spaces
   */
  public String apiToken(String account, String scope, String id) {
    return token(apiClaims(account, scope, id));
  }

  /** A token with exactly these claims, otherwise good. */
  public String token(JWTClaimsSet claims) {
    return token(UnaryOperator.identity(), claims);
  }

  /** A token with exactly these claims and a header that the test changes. */
  public String token(UnaryOperator<JWSHeader.Builder> header, JWTClaimsSet claims) {
    JWSHeader.Builder good =
        new JWSHeader.Builder(JWSAlgorithm.RS256)
            .keyID(key.getKeyID())
            .type(new JOSEObjectType("at+jwt"));
    SignedJWT jwt = new SignedJWT(header.apply(good).build(), claims);
    try {
      jwt.sign(new RSASSASigner(key));
    } catch (JOSEException wrongKey) {
      throw new IllegalArgumentException(wrongKey);
    }
    return jwt.serialize();
  }

  /** The claims of a good token, to change one of them. */
  public JWTClaimsSet claims(String account, String scope) {
    Instant now = Instant.now();
    return new JWTClaimsSet.Builder()
        .issuer(issuer())
        .audience(AUDIENCE)
        .subject(account)
        .issueTime(dateOf(now))
        .notBeforeTime(dateOf(now))
        .expirationTime(dateOf(now.plusSeconds(900)))
        .jwtID(UUID.randomUUID().toString())
        .claim("client_id", "client-ui")
        .claim("sid", UUID.randomUUID().toString())
        .claim("scope", scope)
        .build();
  }

  /** The claims of a good API token, to change one of them. */
  public JWTClaimsSet apiClaims(String account, String scope, String id) {
    Instant now = Instant.now();
    return new JWTClaimsSet.Builder(claims(account, scope))
        .expirationTime(dateOf(now.plus(Duration.ofDays(30))))
        .jwtID(id)
        .claim("client_id", "api-token")
        .claim("token_use", "api")
        .claim("sid", null)
        .build();
  }

  /** Signs with a new key from now on, and publishes only that. */
  public void rotateKey() {
    key = newKey();
  }

  /** The key that signs now. */
  public RSAKey key() {
    return key;
  }

  /** How often the JWKS was asked for. */
  public int keyRequests() {
    return requests.get();
  }

  @Override
  public void close() {
    if (server != null) {
      server.stop(0);
    }
  }

  private void answerKeys(HttpExchange exchange) throws IOException {
    requests.incrementAndGet();
    byte[] body = new JWKSet(key.toPublicJWK()).toString().getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().add("Content-Type", "application/json");
    exchange.sendResponseHeaders(200, body.length);
    try (exchange;
        var out = exchange.getResponseBody()) {
      out.write(body);
    }
  }

  @SuppressWarnings("JavaUtilDate") // The JOSE library knows no other type.
  private static java.util.Date dateOf(Instant instant) {
    return java.util.Date.from(instant);
  }

  private static RSAKey newKey() {
    try {
      return new RSAKeyGenerator(2048).keyID(UUID.randomUUID().toString()).generate();
    } catch (JOSEException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static final class Shared {
    static final TestIssuer ISSUER = start();
  }
}
