package org.mediatranscoder.localstack.supervise;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class BackOffTest {

  private final BackOff backOff = new BackOff();

  @Test
  void itDoublesUpToHalfAMinute() {
    assertThat(afterLivingFor(1)).hasMillis(500);
    assertThat(afterLivingFor(1)).hasSeconds(1);
    assertThat(afterLivingFor(1)).hasSeconds(2);
    for (int i = 0; i < 10; i++) {
      afterLivingFor(1);
    }
    assertThat(afterLivingFor(1)).hasSeconds(30);
  }

  @Test
  void aLongLifeIsForgiven() {
    afterLivingFor(1);
    afterLivingFor(1);
    assertThat(afterLivingFor(60)).hasMillis(500);
  }

  private Duration afterLivingFor(long seconds) {
    return backOff.afterLivingFor(Duration.ofSeconds(seconds));
  }
}
