package org.mediatranscoder.web.turn;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Lets each network do a few requests at once. Its others wait, and the credentials that they come
 * with take turns, so a network that sends hundreds holds up nobody else, and within one network
 * one account does not hold up another.
 */
final class Turns {

  private final int atOnce;
  private final Duration longestWait;
  private final Map<String, NetworkQueue> networks = new HashMap<>();

  /**
   * @param atOnce requests of one network that run at once
   * @param longestWait for a turn
   */
  Turns(int atOnce, Duration longestWait) {
    this.atOnce = atOnce;
    this.longestWait = longestWait;
  }

  /**
   * Waits for a turn.
   *
   * @param credential who asks within the network; equal ones share a turn
   * @return empty if none came in time
   * @throws InterruptedException while it waits
   */
  Optional<Turn> take(String network, int credential) throws InterruptedException {
    Turn turn = new Turn(this, network, credential);
    synchronized (this) {
      networks.computeIfAbsent(network, key -> new NetworkQueue(atOnce)).add(turn);
    }
    return turn.await(longestWait) || !withdraw(turn) ? Optional.of(turn) : Optional.empty();
  }

  /** Whether it was still waiting. */
  private synchronized boolean withdraw(Turn turn) {
    NetworkQueue queue = networks.get(turn.network());
    return queue != null && queue.withdraw(turn);
  }

  synchronized void end(Turn turn) {
    networks.computeIfPresent(turn.network(), (key, queue) -> queue.end() ? null : queue);
  }

  /** The networks that have a request here. */
  synchronized int networks() {
    return networks.size();
  }
}
