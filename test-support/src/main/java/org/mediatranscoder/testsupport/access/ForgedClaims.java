package org.mediatranscoder.testsupport.access;

import static java.util.Collections.emptyList;

import com.nimbusds.jose.JOSEObjectType;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Tokens that our own issuer signed, for somebody else, for another time or for another use. */
@SuppressWarnings("JavaUtilDate") // The JOSE library knows no other type.
final class ForgedClaims {

  private ForgedClaims() {}

  static void addTo(Forge forge) {
    audiences(forge);
    issuers(forge);
    types(forge);
    times(forge);
    subjects(forge);
    identityToken(forge);
  }

  private static void audiences(Forge forge) {
    forge.claims("another audience", c -> c.audience("client-ui"));
    forge.claims("no audience", c -> c.audience((String) null));
    forge.claims("an empty list of audiences", c -> c.claim("aud", emptyList()));
    forge.claims("audiences without us", c -> c.audience(List.of("client-ui", "transcoder-cli")));
    forge.claims("our audience in capitals", c -> c.audience("MEDIA-TRANSCODER-API"));
    forge.claims("our audience and more", c -> c.audience("media-transcoder-api-2"));
  }

  private static void issuers(Forge forge) {
    String ours = forge.issuer().issuer();
    forge.claims("another issuer", c -> c.issuer("https://accounts.example.com"));
    forge.claims("no issuer", c -> c.issuer(null));
    forge.claims("our issuer with a slash", c -> c.issuer(ours + "/"));
    forge.claims("our issuer in a list", c -> c.claim("iss", List.of(ours)));
    forge.claims("our issuer as a user name", c -> c.issuer(ours + "@example.com"));
  }

  private static void types(Forge forge) {
    for (@Nullable String type :
        new @Nullable String[] {null, "", "JWT", "jwt", "id+jwt", "logout+jwt", "rt+jwt", "at"}) {
      forge.add(
          "type " + type,
          forge
              .issuer()
              .token(
                  header -> header.type(type == null ? null : new JOSEObjectType(type)),
                  forge.claims()));
    }
  }

  private static void times(Forge forge) {
    Instant now = Instant.now();
    forge.claims("expired", c -> c.issueTime(in(-20)).expirationTime(in(-5)));
    forge.claims("no expiry", c -> c.expirationTime(null));
    forge.claims("an expiry that is text", c -> c.claim("exp", "tomorrow"));
    forge.claims("an expiry beyond all time", c -> c.claim("exp", Long.MAX_VALUE));
    forge.claims("not yet valid", c -> c.notBeforeTime(in(5)));
    forge.claims("issued in the future", c -> c.issueTime(in(5)));
    forge.claims("no time of issue", c -> c.issueTime(null));
    forge.claims("a life of 16 minutes", c -> c.expirationTime(Date.from(now.plusSeconds(960))));
    forge.claims("a life of ten years", c -> c.expirationTime(in(10 * 365 * 24 * 60)));
  }

  private static Date in(int minutes) {
    return Date.from(Instant.now().plus(Duration.ofMinutes(minutes)));
  }

  private static void subjects(Forge forge) {
    forge.claims("no subject", c -> c.subject(null));
    for (String subject : List.of("", " ", "../ada", "ada:1", "ada\nbob", "a".repeat(65))) {
      forge.claims("subject \"" + subject.strip() + "\"", c -> c.subject(subject));
    }
    forge.claims("a subject that is a number", c -> c.claim("sub", 42));
    forge.claims("a subject that is a list", c -> c.claim("sub", List.of(forge.account())));
    forge.claims("a subject that is an object", c -> c.claim("sub", java.util.Map.of("a", "b")));
  }

  /** What a client of ours may have, but is no key to an API. */
  private static void identityToken(Forge forge) {
    forge.add(
        "an ID token",
        forge
            .issuer()
            .token(
                header -> header.type(new JOSEObjectType("JWT")),
                new com.nimbusds.jwt.JWTClaimsSet.Builder(forge.claims())
                    .audience("client-ui")
                    .claim("azp", "client-ui")
                    .claim("nonce", "n-0S6_WzA2Mj")
                    .claim("scope", null)
                    .build()));
    forge.claims(
        "an ID token in the dress of an access token",
        c -> c.audience("client-ui").claim("scope", "openid"));
  }
}
