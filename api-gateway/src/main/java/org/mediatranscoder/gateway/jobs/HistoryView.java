package org.mediatranscoder.gateway.jobs;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Some of a person's jobs, newest first.
 *
 * @param nextCursor asks for the page after this one; null on the last page
 */
record HistoryView(List<JobView> jobs, @Nullable String nextCursor) {

  HistoryView {
    jobs = List.copyOf(jobs);
  }
}
