package org.mediatranscoder.testsupport.faults;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.regex.MatchResult;

/** What becomes of a piece that a client sent, and of its connection. */
@FunctionalInterface
public interface Fault {

  /**
   * @param piece to be forwarded by this, or lost
   * @param seen what the rule looked for
   */
  void meet(ProxiedConnection connection, byte[] piece, MatchResult seen)
      throws IOException, InterruptedException;

  /** The client gets this status by HTTP, with a body as S3 sends it; the server sees nothing. */
  static Fault status(int status) {
    String answer =
        """
        HTTP/1.1 %d Refused by a test
        Content-Length: 0
        Connection: close

        """
            .formatted(status)
            .replace("\n", "\r\n");
    return (connection, piece, seen) -> {
      connection.reply(answer.getBytes(StandardCharsets.US_ASCII));
      connection.swallow();
    };
  }

  /** The client gets no answer, and the server sees nothing. */
  static Fault silence() {
    return (connection, piece, seen) -> connection.swallow();
  }

  /** It is passed on late. */
  static Fault late(Duration by) {
    return (connection, piece, seen) -> {
      Thread.sleep(by);
      connection.forward(piece);
    };
  }

  /** Does something first. */
  static Fault before(Consumer<MatchResult> action) {
    return (connection, piece, seen) -> {
      action.accept(seen);
      connection.forward(piece);
    };
  }

  /** Does something when the server has the beginning of it, and maybe no more. */
  static Fault begun(Consumer<MatchResult> action) {
    return (connection, piece, seen) -> {
      connection.forward(piece);
      action.accept(seen);
    };
  }

  /**
   * Does something once the server has done what the client asked for, and before the client learns
   * of it.
   *
   * @param done looks from outside; if it is not done after a while, the client gets its answer and
   *     nothing happens
   */
  static Fault after(BooleanSupplier done, Duration limit, Consumer<MatchResult> action) {
    return (connection, piece, seen) -> {
      connection.holdAnswers();
      Thread.ofVirtual()
          .start(
              () -> {
                if (isTrueWithin(limit, done)) {
                  action.accept(seen);
                }
                connection.letAnswersThrough();
              });
      connection.forward(piece);
    };
  }

  /** This fault so many times, and none afterwards. */
  default Fault times(int times) {
    AtomicInteger left = new AtomicInteger(times);
    return (connection, piece, seen) -> {
      if (left.getAndDecrement() > 0) {
        meet(connection, piece, seen);
      } else {
        connection.forward(piece);
      }
    };
  }

  private static boolean isTrueWithin(Duration limit, BooleanSupplier done) {
    Instant end = Instant.now().plus(limit);
    while (!done.getAsBoolean()) {
      if (Instant.now().isAfter(end)) {
        return false;
      }
      try {
        Thread.sleep(10);
      } catch (InterruptedException stopped) {
        Thread.currentThread().interrupt();
        return false;
      }
    }
    return true;
  }
}
