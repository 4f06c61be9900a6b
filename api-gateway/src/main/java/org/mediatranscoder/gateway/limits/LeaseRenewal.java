package org.mediatranscoder.gateway.limits;

import jakarta.annotation.PreDestroy;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Renews leases long before they end. */
@Component
class LeaseRenewal {

  private static final Logger log = LoggerFactory.getLogger(LeaseRenewal.class);

  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofVirtual().name("lease-renewal").factory());
  private final long periodMillis;

  LeaseRenewal(LimitsProperties limits) {
    this.periodMillis = limits.uploadLease().toMillis() / 3;
  }

  /**
   * Renews until the answer is run.
   *
   * @param renew is tried again next time if it fails
   */
  Runnable every(Runnable renew) {
    Future<?> renewals =
        timer.scheduleWithFixedDelay(
            () -> attempt(renew), periodMillis, periodMillis, TimeUnit.MILLISECONDS);
    return () -> renewals.cancel(false);
  }

  private static void attempt(Runnable renew) {
    try {
      renew.run();
    } catch (RuntimeException unavailable) {
      log.debug("A lease is not renewed this time: {}", unavailable.toString());
    }
  }

  @PreDestroy
  void stop() {
    timer.shutdownNow();
  }
}
