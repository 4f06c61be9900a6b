package org.mediatranscoder.testsupport.access;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import java.nio.charset.StandardCharsets;
import java.security.interfaces.RSAPublicKey;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Tokens that lie about how they are signed (RFC 8725, 2.1). */
final class ForgedAlgorithms {

  private ForgedAlgorithms() {}

  static void addTo(Forge forge) {
    none(forge);
    confused(forge);
    others(forge);
  }

  private static void none(Forge forge) {
    for (String none : List.of("none", "None", "NONE", "nOnE", "none ", "")) {
      String header = forge.headerOf(none);
      forge.add(
          "algorithm \"" + none + "\", no signature",
          RawJwt.with(header, forge.payload(), new byte[0]));
    }
    forge.signed("algorithm none with a good signature", forge.headerOf("none"));
    forge.signed("no algorithm", "{\"kid\":\"%s\",\"typ\":\"at+jwt\"}".formatted(forge.keyId()));
    forge.signed(
        "algorithm null",
        "{\"alg\":null,\"kid\":\"%s\",\"typ\":\"at+jwt\"}".formatted(forge.keyId()));
  }

  /** The public key, which everybody has, taken for a shared secret. */
  private static void confused(Forge forge) {
    secrets(forge)
        .forEach(
            (name, secret) ->
                forge.add(
                    "HS256 with the public key as secret, " + name,
                    RawJwt.hmac(256, forge.headerOf("HS256"), forge.payload(), secret)));
    byte[] der = publicKey(forge).getEncoded();
    for (int bits : List.of(384, 512)) {
      forge.add(
          "HS" + bits + " with the public key as secret",
          RawJwt.hmac(bits, forge.headerOf("HS" + bits), forge.payload(), der));
    }
    forge.add(
        "HS256 signature under an RS256 header",
        RawJwt.hmac(256, forge.header(), forge.payload(), der));
    forge.add(
        "HS256 with an empty-looking secret",
        RawJwt.hmac(256, forge.headerOf("HS256"), forge.payload(), new byte[32]));
  }

  private static Map<String, byte[]> secrets(Forge forge) {
    byte[] der = publicKey(forge).getEncoded();
    String lines = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der);
    String pem = "-----BEGIN PUBLIC KEY-----\n" + lines + "\n-----END PUBLIC KEY-----";
    Map<String, byte[]> secrets = new LinkedHashMap<>();
    secrets.put("as DER", der);
    secrets.put("as PEM", ascii(pem));
    secrets.put("as PEM with a line break", ascii(pem + "\n"));
    secrets.put("as PEM with Windows line breaks", ascii(pem.replace("\n", "\r\n")));
    secrets.put("as base64", ascii(Base64.getEncoder().encodeToString(der)));
    secrets.put("as JWK", ascii(forge.issuer().key().toPublicJWK().toJSONString()));
    secrets.put("as modulus", publicKey(forge).getModulus().toByteArray());
    return secrets;
  }

  private static void others(Forge forge) {
    for (JWSAlgorithm algorithm : List.of(JWSAlgorithm.RS384, JWSAlgorithm.PS256)) {
      forge.add(
          algorithm + " with the right key",
          forge
              .issuer()
              .token(
                  header ->
                      new com.nimbusds.jose.JWSHeader.Builder(algorithm)
                          .keyID(forge.keyId())
                          .type(new com.nimbusds.jose.JOSEObjectType("at+jwt")),
                  forge.claims()));
    }
    forge.signed("rs256 in small letters", forge.headerOf("rs256"));
    forge.add(
        "ES256 with zeros for r and s (CVE-2022-21449)",
        RawJwt.with(forge.headerOf("ES256"), forge.payload(), new byte[64]));
    forge.add(
        "EdDSA with zeros", RawJwt.with(forge.headerOf("EdDSA"), forge.payload(), new byte[64]));
  }

  private static RSAPublicKey publicKey(Forge forge) {
    try {
      return forge.issuer().key().toRSAPublicKey();
    } catch (JOSEException noKey) {
      throw new IllegalStateException(noKey);
    }
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
