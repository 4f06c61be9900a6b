package org.mediatranscoder.web.turn;

import java.util.ArrayDeque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.SequencedMap;

/** The requests of one network. Not for several threads at once. */
final class NetworkQueue {

  private final int atOnce;
  private final SequencedMap<Integer, Queue<Turn>> waiting = new LinkedHashMap<>();
  private int running;

  NetworkQueue(int atOnce) {
    this.atOnce = atOnce;
  }

  void add(Turn turn) {
    if (running < atOnce) {
      running++;
      turn.begin();
    } else {
      waiting.computeIfAbsent(turn.credential(), key -> new ArrayDeque<>()).add(turn);
    }
  }

  /** Whether it was still waiting. */
  boolean withdraw(Turn turn) {
    Queue<Turn> own = waiting.get(turn.credential());
    if (own == null || !own.remove(turn)) {
      return false;
    }
    if (own.isEmpty()) {
      waiting.remove(turn.credential());
    }
    return true;
  }

  /**
   * Gives the turn of a request that has ended to the next.
   *
   * @return whether nothing is left here
   */
  boolean end() {
    if (waiting.isEmpty()) {
      running--;
      return running == 0;
    }
    next().begin();
    return false;
  }

  /** Of the credential that has waited longest; it goes to the end if it has more. */
  private Turn next() {
    Map.Entry<Integer, Queue<Turn>> first = Objects.requireNonNull(waiting.pollFirstEntry());
    Turn next = first.getValue().remove();
    if (!first.getValue().isEmpty()) {
      waiting.put(first.getKey(), first.getValue());
    }
    return next;
  }
}
