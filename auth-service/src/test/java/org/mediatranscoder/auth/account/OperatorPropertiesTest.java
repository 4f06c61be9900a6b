package org.mediatranscoder.auth.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class OperatorPropertiesTest {

  private final OperatorProperties operators =
      new OperatorProperties(List.of("github:1815", " google: a:b "));

  @Test
  void anOperatorIsOneAtTheNamedProviderOnly() {
    assertThat(operators.include(new Identity("github", "1815"))).isTrue();
    assertThat(operators.include(new Identity("google", "1815"))).isFalse();
    assertThat(operators.include(new Identity("github", "18150"))).isFalse();
  }

  @Test
  void aSubjectMayHoldAColon() {
    assertThat(operators.include(new Identity("google", "a:b"))).isTrue();
  }

  @Test
  void anEntryWithoutProviderStopsTheStart() {
    assertThatThrownBy(() -> new OperatorProperties(List.of("1815")))
        .hasMessageContaining("transcoder.auth.operators");
  }
}
