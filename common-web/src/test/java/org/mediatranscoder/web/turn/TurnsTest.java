package org.mediatranscoder.web.turn;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class TurnsTest {

  private static final int ADA = 1;
  private static final int BEN = 2;

  private final Turns turns = new Turns(2, Duration.ofSeconds(10));
  private final LinkedBlockingQueue<Integer> order = new LinkedBlockingQueue<>();

  @AfterEach
  void nothingIsLeft() {
    assertThat(turns.networks()).isZero();
  }

  @Test
  void anotherNetworkDoesNotWait() throws Exception {
    List<Turn> home = List.of(take(turns, "home", ADA), take(turns, "home", ADA));
    Turn office = take(turns, "office", ADA);
    assertThat(turns.networks()).isEqualTo(2);
    office.end();
    home.forEach(Turn::end);
  }

  @Test
  void theCredentialsOfOneNetworkTakeTurns() throws Exception {
    Turns single = new Turns(1, Duration.ofSeconds(10)); // So turns are noted in their order.
    Turn running = take(single, "home", ADA);
    for (int i = 0; i < 20; i++) {
      waits(single, ADA);
    }
    waits(single, BEN);
    running.end();
    assertThat(List.of(next(), next())).containsExactly(ADA, BEN);
    for (int i = 0; i < 19; i++) {
      assertThat(next()).isEqualTo(ADA);
    }
    while (single.networks() > 0) {
      Thread.sleep(1);
    }
  }

  @Test
  void oneThatHasWaitedTooLongIsGivenUpAndDelaysNobody() throws Exception {
    Turns impatient = new Turns(1, Duration.ofMillis(50));
    Turn running = take(impatient, "home", ADA);
    assertThat(impatient.take("home", ADA)).isEmpty();
    assertThat(impatient.take("home", BEN)).isEmpty();
    running.end();
    running.end();
    Turn next = take(impatient, "home", BEN);
    assertThat(impatient.take("home", ADA)).isEmpty();
    next.end();
    assertThat(impatient.networks()).isZero();
  }

  private static Turn take(Turns turns, String network, int credential) throws Exception {
    return turns.take(network, credential).orElseThrow();
  }

  /** Starts a request that notes its turn and ends. */
  private void waits(Turns turns, int credential) throws InterruptedException {
    Thread request =
        Thread.ofVirtual()
            .start(
                () -> {
                  try {
                    Turn turn = turns.take("home", credential).orElseThrow();
                    order.add(credential);
                    turn.end();
                  } catch (InterruptedException stopped) {
                    Thread.currentThread().interrupt();
                  }
                });
    while (request.getState() != Thread.State.TIMED_WAITING) {
      Thread.sleep(1);
    }
  }

  private int next() throws InterruptedException {
    @Nullable Integer next = order.poll(5, TimeUnit.SECONDS);
    assertThat(next).isNotNull();
    return next == null ? 0 : next;
  }
}
