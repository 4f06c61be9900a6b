package org.mediatranscoder.gateway.operator;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mediatranscoder.redis.job.JobPage;

/**
 * Some of the jobs that failed, the last ones first.
 *
 * @param nextCursor asks for the page after this one; null on the last page
 */
record FailuresView(List<OperatorJobView> jobs, @Nullable String nextCursor) {

  FailuresView {
    jobs = List.copyOf(jobs);
  }

  static FailuresView of(JobPage page) {
    return new FailuresView(
        page.jobs().stream().map(OperatorJobView::of).toList(), page.nextCursor());
  }
}
