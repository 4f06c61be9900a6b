package org.mediatranscoder.gateway.operator;

import org.jspecify.annotations.Nullable;
import org.mediatranscoder.gateway.jobs.HistoryPlace;
import org.mediatranscoder.web.problem.WholeNumber;

/**
 * Which failures an operator asks for, as texts, so that all faults are found at once.
 *
 * @param limit 1 to 200; 20 if it is null
 * @param cursor null for the first page
 */
record FailuresQuery(
    @WholeNumber(min = 1, max = 200) @Nullable String limit,
    @HistoryPlace @Nullable String cursor) {

  private static final int USUAL = 20;

  int limitOrUsual() {
    return limit == null ? USUAL : Integer.parseInt(limit);
  }
}
