package org.mediatranscoder.upload.source;

import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import org.jspecify.annotations.Nullable;
import org.mediatranscoder.s3.Content;
import org.mediatranscoder.s3.MultipartUpload;

/**
 * Sends one part to S3 while its user reads the next one. Used by one thread. Once it is closed no
 * part is being sent, so the buffers may be used for something else.
 */
final class PartSender implements AutoCloseable {

  private final MultipartUpload object;
  private @Nullable Thread thread;
  private @Nullable FutureTask<?> sending;

  PartSender(MultipartUpload object) {
    this.object = object;
  }

  /**
   * Waits for the part before, and begins to send this one.
   *
   * @throws RuntimeException that the part before failed with
   */
  void send(Content part) {
    await();
    FutureTask<?> task = new FutureTask<>(() -> object.add(part), null);
    sending = task;
    thread = Thread.ofVirtual().name("part-sender").start(task);
  }

  /**
   * Waits until the part is sent, if there is one.
   *
   * @throws RuntimeException that it failed with
   */
  void await() {
    join();
    refuseIfFailed();
  }

  /**
   * @throws RuntimeException that the part failed with, if it has failed already
   */
  void refuseIfFailed() {
    if (sending != null
        && sending.state() == Future.State.FAILED
        && sending.exceptionNow() instanceof RuntimeException failure) {
      throw failure;
    }
  }

  /** Gives up the part that is being sent, and waits until nothing of it is. */
  @Override
  public void close() {
    if (thread != null) {
      thread.interrupt();
    }
    join();
  }

  /** A part has a bound of its own; an interrupt of this thread ends the upload, after the part. */
  private void join() {
    boolean interrupted = false;
    while (thread != null) {
      try {
        thread.join();
        thread = null;
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
