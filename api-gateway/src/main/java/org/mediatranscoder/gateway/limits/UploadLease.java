package org.mediatranscoder.gateway.limits;

import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One upload of an account, from its admission to its end. */
public final class UploadLease implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(UploadLease.class);

  private final Runnable stopRenewal;
  private final LongConsumer release;
  private final AtomicLong bytes = new AtomicLong();

  /**
   * @param stopRenewal lets the lease run out
   * @param release ends it, with the bytes that came
   */
  UploadLease(Runnable stopRenewal, LongConsumer release) {
    this.stopRenewal = stopRenewal;
    this.release = release;
  }

  /** Notes that bytes have come in. */
  public void count(long more) {
    bytes.addAndGet(more);
  }

  @Override
  public void close() {
    stopRenewal.run();
    try {
      release.accept(bytes.get());
    } catch (RuntimeException unavailable) {
      log.warn("An upload of {} bytes is not counted: {}", bytes, unavailable.toString());
    }
  }
}
