package org.mediatranscoder.upload.source;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.mediatranscoder.model.error.ErrorCode;
import org.mediatranscoder.web.problem.ApiException;
import org.springframework.stereotype.Component;

/** The memory of all uploads: as many buffers as uploads may run, made when first needed. */
@Component
class PartBuffers {

  private final SourceProperties properties;
  private final Semaphore slots;
  private final BlockingQueue<byte[]> free = new LinkedBlockingQueue<>();

  PartBuffers(SourceProperties properties) {
    this.properties = properties;
    this.slots = new Semaphore(properties.maxConcurrent(), true);
  }

  /**
   * A buffer of one part, to be given back with {@link #release}. Throws {@code
   * service-unavailable} if none becomes free in time.
   */
  byte[] acquire() {
    if (!hasSlot()) {
      throw new ApiException(
          ErrorCode.SERVICE_UNAVAILABLE, "Too many uploads are running. Try again in a minute.");
    }
    byte[] used = free.poll();
    return used == null ? new byte[properties.bytesOfPart()] : used;
  }

  void release(byte[] buffer) {
    free.add(buffer);
    slots.release();
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
