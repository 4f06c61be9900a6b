package org.mediatranscoder.web.turn;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
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
  private final CountDownLatch go = new CountDownLatch(1);

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
    List<Turn> running = List.of(take(turns, "home", ADA), take(turns, "home", ADA));
    for (int i = 0; i < 20; i++) {
      waits(ADA);
    }
    waits(BEN);
    go.countDown();
    running.forEach(Turn::end);
    assertThat(List.of(next(), next(), next())).contains(BEN);
    for (int i = 0; i < 18; i++) {
      assertThat(next()).isEqualTo(ADA);
    }
    awaitTheEnd();
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

  /** Starts a request that notes its turn, and ends it once it may go on. */
  private void waits(int credential) throws InterruptedException {
    Thread request =
        Thread.ofVirtual()
            .start(
                () -> {
                  try {
                    Turn turn = turns.take("home", credential).orElseThrow();
                    order.add(credential);
                    go.await();
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

  private void awaitTheEnd() throws InterruptedException {
    while (turns.networks() > 0) {
      Thread.sleep(1);
    }
  }
}
