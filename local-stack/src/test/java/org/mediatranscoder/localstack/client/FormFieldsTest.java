package org.mediatranscoder.localstack.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class FormFieldsTest {

  @Test
  void whatIsEncodedIsDecodedAgain() {
    Map<String, String> fields = Map.of("scope", "jobs:read jobs:write", "state", "a&b=c+d");
    assertThat(FormFields.decode(FormFields.encode(fields))).isEqualTo(fields);
  }

  @Test
  void aMissingQueryHasNoFields() {
    assertThat(FormFields.decode(null)).isEmpty();
  }

  @Test
  void theChallengeIsTheOneOfRfc7636() {
    assertThat(new Pkce("dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk").challenge())
        .isEqualTo("E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM");
  }
}
