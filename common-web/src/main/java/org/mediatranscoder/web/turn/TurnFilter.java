package org.mediatranscoder.web.turn;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Objects;
import java.util.Optional;
import org.mediatranscoder.model.error.ErrorCode;
import org.mediatranscoder.web.counting.ClientNetwork;
import org.mediatranscoder.web.problem.ProblemWriter;
import org.springframework.core.Ordered;
import org.springframework.http.HttpHeaders;
import org.springframework.web.filter.OncePerRequestFilter;

/** Has every request wait for its turn before anything is done for it. */
final class TurnFilter extends OncePerRequestFilter implements Ordered {

  private static final String RETRY_AFTER_SECONDS = "1";

  private final Turns turns;
  private final ProblemWriter problems;

  TurnFilter(Turns turns, ProblemWriter problems) {
    this.turns = turns;
    this.problems = problems;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    Optional<Turn> turn = turn(request);
    if (turn.isEmpty()) {
      response.setHeader(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS);
      problems.write(request, response, ErrorCode.TOO_MANY_AT_ONCE);
      return;
    }
    turn.get().keepIn(request);
    letOthersArrive();
    try {
      chain.doFilter(request, response);
    } finally {
      turn.get().end();
    }
  }

  /**
   * Goes behind the requests that have only arrived, so that they wait for turns too. Else hundreds
   * that wait for nothing would run one after the other before another network's is looked at.
   */
  @SuppressWarnings("ThreadPriorityCheck") // virtual threads run in the order that they ask in
  private static void letOthersArrive() {
    Thread.yield();
  }

  private Optional<Turn> turn(HttpServletRequest request) {
    try {
      return turns.take(ClientNetwork.of(request.getRemoteAddr()).name(), credential(request));
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }

  /** Nothing has checked it yet: one that is made up harms only its own network. */
  private static int credential(HttpServletRequest request) {
    return Objects.hash(
        request.getHeader(HttpHeaders.AUTHORIZATION), request.getHeader(HttpHeaders.COOKIE));
  }

  @Override
  public int getOrder() {
    return Ordered.HIGHEST_PRECEDENCE;
  }
}
