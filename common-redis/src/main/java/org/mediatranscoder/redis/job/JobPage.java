package org.mediatranscoder.redis.job;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mediatranscoder.model.job.TranscodeJob;

/**
 * Some of an owner's jobs, newest first.
 *
 * @param nextCursor asks for the page after this one; null on the last page
 */
public record JobPage(List<TranscodeJob> jobs, @Nullable String nextCursor) {

  public JobPage {
    jobs = List.copyOf(jobs);
  }
}
