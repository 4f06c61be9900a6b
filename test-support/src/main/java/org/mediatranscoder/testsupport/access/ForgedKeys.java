package org.mediatranscoder.testsupport.access;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.RSAKey;
import java.io.IOException;
import java.io.InputStream;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import org.mediatranscoder.testsupport.TestIssuer;

/** Tokens that say themselves which key is to be believed (RFC 8725, 3.10). */
final class ForgedKeys {

  /** GreenMail brings a key with a self-signed certificate. */
  private static final String KEY_STORE = "/greenmail.p12";

  private static final char[] PASSWORD = "changeit".toCharArray();

  private ForgedKeys() {}

  /**
   * @param stranger has a key of its own and would be asked by a service that believed the address
   */
  static void addTo(Forge forge, TestIssuer stranger) {
    strangers(forge, stranger);
    certified(forge);
    keyIds(forge);
  }

  private static void strangers(Forge forge, TestIssuer stranger) {
    RSAKey theirs = stranger.key();
    String jwk = theirs.toPublicJWK().toJSONString();
    String url = "\"" + stranger.issuer() + "/oauth2/jwks\"";
    by(forge, theirs, "a stranger's key under our key id", forge.header());
    by(forge, theirs, "a stranger's key with jwk", forge.header("\"jwk\":" + jwk));
    by(forge, theirs, "a stranger's key with jwk and its key id", own(theirs, "\"jwk\":" + jwk));
    by(forge, theirs, "a stranger's key with jku", forge.header("\"jku\":" + url));
    by(forge, theirs, "a stranger's key with jku and its key id", own(theirs, "\"jku\":" + url));
    by(forge, theirs, "a stranger's key with x5u", forge.header("\"x5u\":" + url));
    by(forge, theirs, "a stranger's key with x5u and its key id", own(theirs, "\"x5u\":" + url));
    by(forge, theirs, "a stranger's key and key id", own(theirs, "\"cty\":\"JWT\""));
  }

  private static void by(Forge forge, RSAKey signer, String name, String header) {
    try {
      forge.add(name, RawJwt.signed(header, forge.payload(), signer.toPrivateKey()));
    } catch (JOSEException noKey) {
      throw new IllegalStateException(noKey);
    }
  }

  private static String own(RSAKey theirs, String member) {
    return "{\"alg\":\"RS256\",\"kid\":\"%s\",\"typ\":\"at+jwt\",%s}"
        .formatted(theirs.getKeyID(), member);
  }

  private static void certified(Forge forge) {
    try (InputStream file = ForgedKeys.class.getResourceAsStream(KEY_STORE)) {
      KeyStore keys = KeyStore.getInstance("PKCS12");
      keys.load(Objects.requireNonNull(file), PASSWORD);
      String alias = keys.aliases().nextElement();
      byte[] certificate = keys.getCertificate(alias).getEncoded();
      String chain = "\"x5c\":[\"" + Base64.getEncoder().encodeToString(certificate) + "\"]";
      PrivateKey key = (PrivateKey) keys.getKey(alias, PASSWORD);
      forge.add(
          "a self-signed certificate in x5c",
          RawJwt.signed(forge.header(chain), forge.payload(), key));
    } catch (IOException | GeneralSecurityException noSuchKeys) {
      throw new IllegalStateException(noSuchKeys);
    }
  }

  /** By the right key, which is not named. */
  private static void keyIds(Forge forge) {
    forge.signed("no key id", "{\"alg\":\"RS256\",\"typ\":\"at+jwt\"}");
    List<String> ids =
        List.of(
            "",
            "made-up",
            "../../../../dev/null",
            "file:///etc/passwd",
            "' OR '1'='1",
            forge.keyId() + " ");
    for (String id : ids) {
      forge.signed(
          "key id \"" + id.replace(forge.keyId(), "ours") + "\"",
          "{\"alg\":\"RS256\",\"kid\":\"%s\",\"typ\":\"at+jwt\"}".formatted(id));
    }
    forge.signed("key id that is a number", "{\"alg\":\"RS256\",\"kid\":1,\"typ\":\"at+jwt\"}");
  }
}
