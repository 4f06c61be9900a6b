package org.mediatranscoder.testsupport.access;

import com.nimbusds.jwt.JWTClaimsSet;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.mediatranscoder.testsupport.RedisTestServer;

/** Tokens that were good, belong somewhere else, or come in a way that is not ours. */
@SuppressWarnings("JavaUtilDate") // The JOSE library knows no other type.
final class MisusedTokens {

  private MisusedTokens() {}

  /**
   * @param redis is told which sessions have ended and which API tokens are good
   */
  static void addTo(Forge forge, RedisTestServer redis) {
    sessions(forge, redis);
    apiTokens(forge, redis);
    opaque(forge);
    transport(forge);
  }

  private static void sessions(Forge forge, RedisTestServer redis) {
    String ended = UUID.randomUUID().toString();
    redis.endSession(ended);
    forge.claims("of a session that has ended", c -> c.claim("sid", ended));
    forge.claims("of no session", c -> c.claim("sid", null));
    forge.claims("of a session that is no id", c -> c.claim("sid", "a b"));
    forge.claims("of a session that is a list", c -> c.claim("sid", List.of(ended)));
    forge.claims("a session's token of the API client", c -> c.claim("client_id", "api-token"));
    forge.claims("a session's token for another use", c -> c.claim("token_use", "id"));
  }

  private static void apiTokens(Forge forge, RedisTestServer redis) {
    String active = UUID.randomUUID().toString();
    redis.activateToken(active);
    String unknown = UUID.randomUUID().toString();
    forge.add(
        "an API token that is unknown or revoked",
        forge.issuer().apiToken(forge.account(), "jobs:read", unknown));
    api(
        forge,
        "an API token that may change the account",
        active,
        c -> c.claim("scope", "account"));
    api(forge, "an API token without a scope", active, c -> c.claim("scope", null));
    api(forge, "an API token of a session", active, c -> c.claim("sid", "s"));
    api(forge, "an API token of an operator", active, c -> c.claim("roles", List.of("operator")));
    api(forge, "an API token of another client", active, c -> c.claim("client_id", "client-ui"));
    api(forge, "an API token without a name", active, c -> c.jwtID(null));
    api(forge, "an API token whose name is a key", active, c -> c.jwtID("x:" + active));
    Date tooLate = Date.from(Instant.now().plus(Duration.ofDays(367)));
    api(forge, "an API token for more than a year", active, c -> c.expirationTime(tooLate));
    Date over = Date.from(Instant.now().minusSeconds(300));
    Date begin = Date.from(Instant.now().minusSeconds(900));
    api(
        forge,
        "an API token that is over",
        active,
        c -> c.issueTime(begin).notBeforeTime(begin).expirationTime(over));
  }

  private static void api(
      Forge forge, String name, String id, UnaryOperator<JWTClaimsSet.Builder> change) {
    JWTClaimsSet good = forge.issuer().apiClaims(forge.account(), "jobs:read", id);
    forge.add(name, forge.issuer().token(change.apply(new JWTClaimsSet.Builder(good)).build()));
  }

  private static void opaque(Forge forge) {
    byte[] random = new byte[96];
    new Random(1).nextBytes(random);
    forge.add("an opaque refresh token", RawJwt.encode(random));
    forge.add("garbage", "a.b.c");
    forge.add("dots", "..");
    forge.add("a very long token", "A".repeat(6_000));
    forge.add("five empty parts", "....");
    forge.add("the account id", forge.account());
  }

  private static void transport(Forge forge) {
    String good = forge.issuer().token(forge.account(), forge.scope());
    String eve = forge.issuer().token("eve", forge.scope());
    forge.add(new ForgedToken("no token", List.of(), ""));
    forge.add(new ForgedToken("a good token in the query", List.of(), "access_token=" + good));
    forge.add(
        new ForgedToken(
            "a good token, once in the header and once in the query",
            List.of("Bearer " + good),
            "access_token=" + good));
    forge.add(new ForgedToken("two good tokens", List.of("Bearer " + good, "Bearer " + eve), ""));
    forge.add(
        new ForgedToken("a good token and garbage", List.of("Bearer " + good, "Bearer x"), ""));
    forge.add(new ForgedToken("a good token with Basic", List.of("Basic " + good), ""));
    forge.add(new ForgedToken("a good token with DPoP", List.of("DPoP " + good), ""));
    forge.add(new ForgedToken("a good token without a scheme", List.of(good), ""));
    forge.add(
        new ForgedToken("two tokens in one header", List.of("Bearer " + good + ", " + eve), ""));
    forge.add(new ForgedToken("Bearer alone", List.of("Bearer"), ""));
    String password =
        Base64.getEncoder()
            .encodeToString(
                (forge.account() + ":").getBytes(java.nio.charset.StandardCharsets.US_ASCII));
    forge.add(new ForgedToken("a name without a password", List.of("Basic " + password), ""));
  }
}
