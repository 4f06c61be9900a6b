package org.mediatranscoder.model.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JobIdTest {

  @Test
  void anIdReadsAsItIsWritten() {
    JobId id = JobId.random();
    assertThat(JobId.parse(id.toString())).contains(id);
    assertThat(JobId.of(id.toString())).isEqualTo(id);
  }

  @Test
  void noTwoIdsAreTheSame() {
    assertThat(JobId.random()).isNotEqualTo(JobId.random());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "1",
        "1-1-1-1-1",
        "6F1C2C5E-0B2D-4F6D-9D2E-111111111111",
        " 6f1c2c5e-0b2d-4f6d-9d2e-111111111111",
        "6f1c2c5e0b2d4f6d9d2e111111111111",
        "../../etc/passwd"
      })
  void anotherWayToWriteItIsNoId(String text) {
    assertThat(JobId.parse(text)).isEmpty();
    assertThatIllegalArgumentException().isThrownBy(() -> JobId.of(text));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a b", "a/b", "a:b", "a{b}", "ä", "a\n"})
  void anAccountIdCannotReachIntoAnotherKey(String text) {
    assertThat(AccountId.isValid(text)).isFalse();
    assertThatIllegalArgumentException().isThrownBy(() -> new AccountId(text));
  }

  @Test
  void anAccountIdHas64CharactersAtMost() {
    assertThat(AccountId.isValid("a".repeat(64))).isTrue();
    assertThat(AccountId.isValid("a".repeat(65))).isFalse();
  }
}
