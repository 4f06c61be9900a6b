package org.mediatranscoder.model.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class SealedSecretsTest {

  private static final LinkKey OLD = LinkKey.of(1, "an-old-secret-of-at-least-32-bytes-long");
  private static final LinkKey NEW = LinkKey.of(2, "a-new-secret-of-at-least-32-bytes-long!");
  private static final byte[] SECRET = "the secret".getBytes(StandardCharsets.UTF_8);

  private final SealedSecrets seal = new SealedSecrets(List.of(OLD));

  @Test
  void aSecretIsOpenedForItsPurposeAlone() {
    String sealed = seal.seal(SECRET, "one");

    assertThat(sealed).doesNotContain("secret").isNotEqualTo(seal.seal(SECRET, "one"));
    assertThat(seal.open(sealed, "one")).isEqualTo(SECRET);
    assertThatThrownBy(() -> seal.open(sealed, "another"))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void aChangedOneIsNotOpened() {
    String sealed = seal.seal(SECRET, "one");
    for (int i = 0; i < sealed.length() - 1; i++) {
      char other = sealed.charAt(i) == 'A' ? 'B' : 'A';
      String changed = sealed.substring(0, i) + other + sealed.substring(i + 1);
      assertThatThrownBy(() -> seal.open(changed, "one"))
          .as(changed)
          .isInstanceOf(IllegalStateException.class);
    }
    for (String nonsense : List.of("", "AQ", "*", sealed.substring(0, 20))) {
      assertThatThrownBy(() -> seal.open(nonsense, "one"))
          .isInstanceOf(IllegalStateException.class);
    }
  }

  @Test
  void keysRotate() {
    String sealed = seal.seal(SECRET, "one");
    SealedSecrets rotated = new SealedSecrets(List.of(NEW, OLD));

    assertThat(rotated.isCurrent(sealed)).isFalse();
    assertThat(rotated.open(sealed, "one")).isEqualTo(SECRET);
    String again = rotated.seal(SECRET, "one");
    assertThat(rotated.isCurrent(again)).isTrue();
    assertThat(new SealedSecrets(List.of(NEW)).open(again, "one")).isEqualTo(SECRET);
    assertThatThrownBy(() -> new SealedSecrets(List.of(NEW)).open(sealed, "one"))
        .isInstanceOf(IllegalStateException.class);
  }
}
