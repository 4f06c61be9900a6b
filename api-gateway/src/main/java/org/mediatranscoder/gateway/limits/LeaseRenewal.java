package org.mediatranscoder.gateway.limits;

import jakarta.annotation.PreDestroy;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Renews leases long before they end. */
@Component
public class LeaseRenewal {

  private static final Logger log = LoggerFactory.getLogger(LeaseRenewal.class);

  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofVirtual().name("lease-renewal").factory());
  private final Duration lease;

  LeaseRenewal(LimitsProperties limits) {
    this.lease = limits.uploadLease();
  }

  /** How long a lease lives that nobody renews. */
  public Duration lease() {
    return lease;
  }

  /**
   * Renews until the answer is run.
   *
   * @param renew is tried again next time if it fails
   */
  public Runnable every(Runnable renew) {
    long periodMillis = lease.toMillis() / 3;
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
