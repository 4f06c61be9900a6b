package org.mediatranscoder.redis.job;

import java.util.List;

/**
 * Jobs that have ended, or were changed or deleted after their end, for the service that keeps the
 * lasting history. Each is delivered at least once.
 */
public interface EndedJobs {

  /** The next ones, a hundred at most; those that were taken before and are not done come first. */
  List<EndedJob> take();

  /** Says that these need not be told again. */
  void done(List<EndedJob> jobs);
}
