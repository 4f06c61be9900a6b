package org.mediatranscoder.auth.key;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.text.ParseException;
import java.time.Instant;
import java.util.Base64;
import java.util.UUID;
import java.util.function.Function;
import javax.crypto.KDF;
import javax.crypto.SecretKey;
import javax.crypto.spec.HKDFParameterSpec;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.crypto.codec.Hex;
import org.springframework.security.crypto.encrypt.AesGcmBytesEncryptor;
import org.springframework.security.crypto.encrypt.BytesEncryptor;
import org.springframework.security.crypto.keygen.KeyGenerators;
import org.springframework.stereotype.Component;

/** Makes signing keys, and encrypts them for the database with AES-256-GCM. */
@Component
class KeyEncryptor {

  private static final int RSA_BITS = 2048;
  private static final int AES_BYTES = 32;
  private static final byte[] PURPOSE = "signing-key".getBytes(StandardCharsets.US_ASCII);

  private final SigningKeyProperties properties;
  private final Function<String, RSAKey> newKey;

  @Autowired
  KeyEncryptor(SigningKeyProperties properties) {
    this(properties, KeyEncryptor::generate);
  }

  /**
   * @param newKey makes a key by its {@code kid}
   */
  KeyEncryptor(SigningKeyProperties properties, Function<String, RSAKey> newKey) {
    this.properties = properties;
    this.newKey = newKey;
  }

  EncryptedKey generate(int sequence, Instant now, Instant signsFrom) {
    String kid = UUID.randomUUID().toString();
    String salt = KeyGenerators.string().generateKey();
    return new EncryptedKey(
        kid, sequence, salt, sealed(newKey.apply(kid), salt), now, signsFrom, null);
  }

  /**
   * Leaves what is needed to verify.
   *
   * @throws SigningKeyException as {@link #open} does
   */
  EncryptedKey withoutPrivatePart(EncryptedKey key, Instant now) {
    String salt = KeyGenerators.string().generateKey();
    String sealed = sealed(open(key).toPublicJWK(), salt);
    return new EncryptedKey(
        key.kid(), key.sequence(), salt, sealed, key.createdAt(), key.signsFrom(), now);
  }

  private String sealed(RSAKey key, String salt) {
    byte[] plain = key.toJSONString().getBytes(StandardCharsets.UTF_8);
    return Base64.getEncoder().encodeToString(encryptor(salt).encrypt(plain));
  }

  /**
   * Gives the key, with its private part unless it is retired.
   *
   * @throws SigningKeyException if it was encrypted with another secret or changed since
   */
  RSAKey open(EncryptedKey key) {
    try {
      byte[] plain = encryptor(key.salt()).decrypt(Base64.getDecoder().decode(key.sealed()));
      return RSAKey.parse(new String(plain, StandardCharsets.UTF_8));
    } catch (IllegalStateException | IllegalArgumentException | ParseException refused) {
      // The cause stays out: it could quote what was decrypted.
      throw new SigningKeyException(
          "The signing key "
              + key.kid()
              + " cannot be decrypted: transcoder.auth.key-encryption-secret is not the one it was"
              + " encrypted with.");
    }
  }

  private BytesEncryptor encryptor(String salt) {
    return AesGcmBytesEncryptor.withSecretKey(aesKey(salt)).build();
  }

  /** By HKDF, as the secret is random: nothing would be won by making the derivation slow. */
  private SecretKey aesKey(String salt) {
    byte[] secret = properties.keyEncryptionSecret().getBytes(StandardCharsets.UTF_8);
    try {
      return KDF.getInstance("HKDF-SHA256")
          .deriveKey(
              "AES",
              HKDFParameterSpec.ofExtract()
                  .addIKM(secret)
                  .addSalt(Hex.decode(salt))
                  .thenExpand(PURPOSE, AES_BYTES));
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("This Java has no HKDF", impossible);
    }
  }

  private static RSAKey generate(String kid) {
    try {
      return new RSAKeyGenerator(RSA_BITS)
          .keyID(kid)
          .keyUse(KeyUse.SIGNATURE)
          .algorithm(JWSAlgorithm.RS256)
          .generate();
    } catch (JOSEException impossible) {
      throw new IllegalStateException("This Java has no RSA", impossible);
    }
  }
}
