package org.mediatranscoder.auth.key;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;

/** One key under many names: to make a real one takes long. */
final class QuickKeys {

  private static final RSAKey ONE_FOR_ALL = newKey();

  private QuickKeys() {}

  static RSAKey named(String kid) {
    return new RSAKey.Builder(ONE_FOR_ALL).keyID(kid).build();
  }

  private static RSAKey newKey() {
    try {
      return new RSAKeyGenerator(2048).generate();
    } catch (JOSEException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
