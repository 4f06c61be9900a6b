package org.mediatranscoder.testsupport.access;

import com.nimbusds.jose.EncryptionMethod;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWEAlgorithm;
import com.nimbusds.jose.JWEHeader;
import com.nimbusds.jose.crypto.RSAEncrypter;
import com.nimbusds.jwt.EncryptedJWT;
import java.util.Base64;
import org.mediatranscoder.testsupport.TestIssuer;

/** Tokens that were changed after they were signed, or are of a form that we do not take. */
final class ForgedForms {

  private ForgedForms() {}

  static void addTo(Forge forge) {
    signatures(forge);
    headers(forge);
    duplicates(forge);
    others(forge);
  }

  private static void signatures(Forge forge) {
    TestIssuer issuer = forge.issuer();
    String[] good = issuer.token(forge.claims()).split("\\.", -1);
    String[] other = issuer.token("eve", forge.scope()).split("\\.", -1);
    String signed = good[0] + "." + good[1] + ".";
    byte[] signature = Base64.getUrlDecoder().decode(good[2]);
    forge.add("no signature", signed);
    forge.add("no third part", good[0] + "." + good[1]);
    forge.add("half a signature", signed + good[2].substring(0, good[2].length() / 2));
    forge.add("a signature of zeros", signed + RawJwt.encode(new byte[signature.length]));
    signature[signature.length / 2] ^= 1;
    forge.add("one bit of the signature turned", signed + RawJwt.encode(signature));
    forge.add("the signature of another token", signed + other[2]);
    forge.add("another person's claims", good[0] + "." + other[1] + "." + good[2]);
    String payload = forge.payload().replace(forge.scope(), forge.scope() + " account");
    forge.add("a scope more", good[0] + "." + RawJwt.encode(payload) + "." + good[2]);
    forge.add("a fourth part", String.join(".", good) + "." + good[2]);
    forge.add("the same twice", String.join(".", good) + "." + String.join(".", good));
  }

  private static void headers(Forge forge) {
    forge.signed(
        "a critical extension (RFC 7515, 4.1.11)", forge.header("\"crit\":[\"exp\"],\"exp\":1"));
    forge.signed("an empty list of critical extensions", forge.header("\"crit\":[]"));
    forge.signed(
        "an unencoded payload (RFC 7797)", forge.header("\"b64\":false,\"crit\":[\"b64\"]"));
    forge.signed("an unencoded payload that is not critical", forge.header("\"b64\":false"));
    forge.signed("a compressed payload", forge.header("\"zip\":\"DEF\",\"crit\":[\"zip\"]"));
    forge.add("a header that is no JSON", RawJwt.signed("RS256", forge.payload(), forge.key()));
    forge.add("a payload that is no JSON", RawJwt.signed(forge.header(), "sub=ada", forge.key()));
    forge.add("a payload that is a list", RawJwt.signed(forge.header(), "[]", forge.key()));
  }

  private static void duplicates(Forge forge) {
    String payload = forge.payload();
    String twice = payload.substring(0, payload.length() - 1);
    forge.add(
        "a claim twice", RawJwt.signed(forge.header(), twice + ",\"sub\":\"eve\"}", forge.key()));
    forge.signed("a header parameter twice", forge.header("\"alg\":\"none\""));
    forge.signed("the type twice", forge.header("\"typ\":\"JWT\""));
  }

  private static void others(Forge forge) {
    String[] good = forge.issuer().token(forge.claims()).split("\\.", -1);
    forge.add(
        "JSON serialization (RFC 7515, 7.2)",
        "{\"protected\":\"%s\",\"payload\":\"%s\",\"signature\":\"%s\"}"
            .formatted(good[0], good[1], good[2]));
    forge.add("encrypted to our key (JWE)", encrypted(forge));
    forge.add("standard base64", String.join(".", good).replace('-', '+').replace('_', '/') + "==");
  }

  private static String encrypted(Forge forge) {
    EncryptedJWT jwt =
        new EncryptedJWT(
            new JWEHeader.Builder(JWEAlgorithm.RSA_OAEP_256, EncryptionMethod.A256GCM)
                .keyID(forge.keyId())
                .type(new com.nimbusds.jose.JOSEObjectType("at+jwt"))
                .build(),
            forge.claims());
    try {
      jwt.encrypt(new RSAEncrypter(forge.issuer().key()));
    } catch (JOSEException noKey) {
      throw new IllegalStateException(noKey);
    }
    return jwt.serialize();
  }
}
