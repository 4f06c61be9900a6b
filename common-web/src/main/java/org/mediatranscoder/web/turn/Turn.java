package org.mediatranscoder.web.turn;

import jakarta.servlet.ServletRequest;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/** The right of one request to be worked on. */
public final class Turn {

  private static final String ATTRIBUTE = Turn.class.getName();

  private final Turns turns;
  private final String network;
  private final int credential;
  private final CountDownLatch begun = new CountDownLatch(1);
  private final AtomicBoolean ended = new AtomicBoolean();

  Turn(Turns turns, String network, int credential) {
    this.turns = turns;
    this.network = network;
    this.credential = credential;
  }

  /** Ends the turn of a request before the request ends, as it will wait for its client. */
  public static void end(ServletRequest request) {
    if (request.getAttribute(ATTRIBUTE) instanceof Turn turn) {
      turn.end();
    }
  }

  void keepIn(ServletRequest request) {
    request.setAttribute(ATTRIBUTE, this);
  }

  String network() {
    return network;
  }

  int credential() {
    return credential;
  }

  void begin() {
    begun.countDown();
  }

  /** Whether it has begun. */
  boolean await(Duration longest) throws InterruptedException {
    return begun.await(longest.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** A second end does nothing. */
  void end() {
    if (ended.compareAndSet(false, true)) {
      turns.end(this);
    }
  }
}
