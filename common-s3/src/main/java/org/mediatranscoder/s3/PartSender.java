package org.mediatranscoder.s3;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.concurrent.Callable;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;

/**
 * Sends the parts of an object while its user fills the next one: with two buffers one part is on
 * its way, with three two are. Used by one thread. Once it is closed no part is being sent, so the
 * buffers may be used for something else.
 */
public final class PartSender implements AutoCloseable {

  private static final Duration GRACE_PERIOD = Duration.ofSeconds(30);

  @SuppressWarnings("ArrayRecordComponent") // Never compared.
  private record Sending(byte[] buffer, int length, FutureTask<Void> task, Thread thread) {}

  private final MultipartUpload object;
  private final Deque<byte[]> free;
  private final Deque<Sending> underWay = new ArrayDeque<>();
  private int parts;
  private long sent;

  /**
   * @param object whose parts it sends after those that it has
   * @param buffers that may be filled; a buffer that came from elsewhere joins them once it is sent
   */
  public PartSender(MultipartUpload object, Collection<byte[]> buffers) {
    this.object = object;
    this.free = new ArrayDeque<>(buffers);
    this.parts = object.count();
  }

  /**
   * A buffer to be filled. Waits for the oldest part if every buffer is on its way.
   *
   * @throws RuntimeException that a part failed with
   */
  public byte[] buffer() {
    refuseIfFailed();
    while (free.isEmpty()) {
      awaitOldest();
    }
    return free.remove();
  }

  /** Begins to send the first bytes of a buffer that {@link #buffer} gave. */
  public void send(byte[] buffer, int length) {
    int number = ++parts;
    Content content = new Content(buffer, length);
    Callable<Void> send =
        () -> {
          object.add(number, content);
          return null;
        };
    FutureTask<Void> task = new FutureTask<>(send);
    underWay.add(
        new Sending(buffer, length, task, Thread.ofVirtual().name("part-" + number).start(task)));
  }

  /** Bytes of the parts that have been waited for. */
  public long sent() {
    return sent;
  }

  /**
   * Waits until all parts are sent, and makes the object of them.
   *
   * @throws RuntimeException that a part failed with
   */
  public void complete() {
    awaitAll();
    object.complete();
  }

  /**
   * Waits until all parts are sent.
   *
   * @throws RuntimeException that a part failed with
   */
  public void awaitAll() {
    while (!underWay.isEmpty()) {
      awaitOldest();
    }
  }

  /**
   * @throws RuntimeException that a part failed with, if one has failed already
   */
  public void refuseIfFailed() {
    underWay.forEach(PartSender::refuseIfFailed);
  }

  private static void refuseIfFailed(Sending part) {
    if (part.task().state() == Future.State.FAILED
        && part.task().exceptionNow() instanceof RuntimeException failure) {
      throw failure;
    }
  }

  private void awaitOldest() {
    Sending oldest = underWay.element();
    join(oldest.thread());
    refuseIfFailed(oldest);
    underWay.remove();
    sent += oldest.length();
    free.add(oldest.buffer());
  }

  /**
   * Waits until no part is being sent. A part is given up only after the grace period, or if this
   * thread is interrupted: a store may go on with a part whose sender is gone, and take it when the
   * upload is aborted already, and nothing ever removes it.
   */
  @Override
  public void close() {
    long end = System.nanoTime() + GRACE_PERIOD.toNanos();
    underWay.forEach(part -> await(part.thread(), end));
    underWay.forEach(part -> part.thread().interrupt());
    underWay.forEach(part -> join(part.thread()));
    underWay.clear();
  }

  private static void await(Thread thread, long end) {
    try {
      thread.join(Duration.ofNanos(end - System.nanoTime()));
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
    }
  }

  /** A part has a bound of its own; an interrupt of this thread gives the part up. */
  private static void join(Thread thread) {
    boolean interrupted = false;
    while (true) {
      try {
        thread.join();
        break;
      } catch (InterruptedException stopping) {
        interrupted = true;
        thread.interrupt();
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
