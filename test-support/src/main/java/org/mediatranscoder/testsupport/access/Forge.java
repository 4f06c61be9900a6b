package org.mediatranscoder.testsupport.access;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jwt.JWTClaimsSet;
import java.security.PrivateKey;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.mediatranscoder.testsupport.TestIssuer;

/** Collects forged tokens; all that is not said to be wrong with one is right. */
final class Forge {

  private final TestIssuer issuer;
  private final String account;
  private final String scope;
  private final List<ForgedToken> made = new ArrayList<>();

  Forge(TestIssuer issuer, String account, String scope) {
    this.issuer = issuer;
    this.account = account;
    this.scope = scope;
  }

  List<ForgedToken> made() {
    return made;
  }

  TestIssuer issuer() {
    return issuer;
  }

  String account() {
    return account;
  }

  String scope() {
    return scope;
  }

  /** The header of a good token with more members, each {@code "name":value}. */
  String header(String... members) {
    String more = members.length == 0 ? "" : "," + String.join(",", members);
    return "{\"alg\":\"RS256\",\"kid\":\"%s\",\"typ\":\"at+jwt\"%s}".formatted(keyId(), more);
  }

  /** A header with another algorithm, otherwise good. */
  String headerOf(String algorithm) {
    return "{\"alg\":\"%s\",\"kid\":\"%s\",\"typ\":\"at+jwt\"}".formatted(algorithm, keyId());
  }

  String keyId() {
    return issuer.key().getKeyID();
  }

  PrivateKey key() {
    try {
      return issuer.key().toPrivateKey();
    } catch (JOSEException noKey) {
      throw new IllegalStateException(noKey);
    }
  }

  JWTClaimsSet claims() {
    return issuer.claims(account, scope);
  }

  String payload() {
    return claims().toString();
  }

  void add(String name, String token) {
    made.add(ForgedToken.bearer(name, token));
  }

  void add(ForgedToken token) {
    made.add(token);
  }

  /** Signed with the right key, with one claim changed. */
  void claims(String name, UnaryOperator<JWTClaimsSet.Builder> change) {
    add(name, issuer.token(change.apply(new JWTClaimsSet.Builder(claims())).build()));
  }

  /** Signed with the right key, with exactly this header. */
  void signed(String name, String header) {
    add(name, RawJwt.signed(header, payload(), key()));
  }
}
