package org.mediatranscoder.model.job;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class AttemptNumbersTest {

  @Test
  void afterALossAttemptsGoOnAboveAnyThatWasUnderWayAndPeopleAreToldTheirCount() {
    int first = AttemptNumbers.afterLoss(0);
    int later = AttemptNumbers.afterLoss(first + 2);

    assertThat(first).isGreaterThan(100);
    assertThat(AttemptNumbers.told(first)).isZero();
    assertThat(later).isGreaterThan(first + 100);
    assertThat(AttemptNumbers.told(later + 1)).isEqualTo(3);
  }

  @Test
  void anAttemptWithoutALossIsToldAsItIs() {
    assertThat(AttemptNumbers.told(7)).isEqualTo(7);
  }
}
