package org.mediatranscoder.upload.source;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.mediatranscoder.model.error.ErrorCode;
import org.mediatranscoder.model.job.AccountId;
import org.mediatranscoder.web.problem.ApiException;
import org.springframework.stereotype.Component;

/**
 * The memory of all uploads, made when first needed: a buffer for each upload that may run, and
 * half as many spare ones, so that parts can be sent while the next one is read.
 */
@Component
public class PartBuffers {

  /** How many parts of one upload may be on their way while the next one is read. */
  private static final int MOST_SPARES = 2;

  private final SourceProperties properties;
  private final Semaphore slots;
  private final Semaphore spares;
  private final BlockingQueue<byte[]> free = new LinkedBlockingQueue<>();
  private final Map<AccountId, Integer> held = new HashMap<>();

  PartBuffers(SourceProperties properties) {
    this.properties = properties;
    this.slots = new Semaphore(properties.maxConcurrent(), true);
    this.spares = new Semaphore(Math.ceilDiv(properties.maxConcurrent(), 2));
  }

  /**
   * A buffer of one part, to be given back with {@link #release}. Throws {@code too-many-uploads}
   * if half of them are taken and the account has its share of them, or if none becomes free in
   * time and the account has one; throws {@code service-unavailable} if it has none.
   */
  public byte[] acquire(AccountId account) {
    int mine = take(account);
    if (!hasSlot()) {
      giveBack(account);
      throw mine > 0
          ? new ApiException(ErrorCode.TOO_MANY_UPLOADS)
          : new ApiException(
              ErrorCode.SERVICE_UNAVAILABLE,
              "Too many uploads are running. Try again in a minute.");
    }
    return buffer();
  }

  /** How many the account had before. */
  private synchronized int take(AccountId account) {
    boolean scarce = slots.availablePermits() <= properties.maxConcurrent() / 2;
    int mine = held.getOrDefault(account, 0);
    if (scarce && mine >= properties.accountShare()) {
      throw new ApiException(ErrorCode.TOO_MANY_UPLOADS);
    }
    held.put(account, mine + 1);
    return mine;
  }

  private synchronized void giveBack(AccountId account) {
    held.computeIfPresent(account, (same, count) -> count == 1 ? null : count - 1);
  }

  /** Up to two more buffers that are free now, to be given back with {@link #releaseSpare}. */
  public List<byte[]> acquireSpares() {
    return Stream.generate(spares::tryAcquire)
        .limit(MOST_SPARES)
        .filter(acquired -> acquired)
        .map(acquired -> buffer())
        .toList();
  }

  public void release(AccountId account, byte[] buffer) {
    free.add(buffer);
    slots.release();
    giveBack(account);
  }

  public void releaseSpare(byte[] buffer) {
    free.add(buffer);
    spares.release();
  }

  private byte[] buffer() {
    byte[] used = free.poll();
    return used == null ? new byte[properties.bytesOfPart()] : used;
  }

  private boolean hasSlot() {
    try {
      return slots.tryAcquire(properties.slotWait().toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
