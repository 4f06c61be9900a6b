package org.mediatranscoder.auth.history;

import java.util.Optional;
import org.mediatranscoder.redis.job.HistoryCursor;

/**
 * A place in a history, as the cursors of api-gateway name it.
 *
 * @param createdAt in milliseconds
 */
record HistoryPlace(long createdAt, String id) {

  /** Nothing if the text is no cursor. */
  static Optional<HistoryPlace> parse(String cursor) {
    if (!HistoryCursor.isCursor(cursor)) {
      return Optional.empty();
    }
    int dash = cursor.indexOf('-');
    return Optional.of(
        new HistoryPlace(Long.parseLong(cursor.substring(0, dash)), cursor.substring(dash + 1)));
  }
}
