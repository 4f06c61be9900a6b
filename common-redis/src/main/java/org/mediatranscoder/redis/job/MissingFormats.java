package org.mediatranscoder.redis.job;

import java.time.Duration;
import java.util.Set;

/**
 * The formats of the catalogue that the running workers cannot make. Each worker reports its own
 * for as long as it runs; a worker that reports nothing counts as one that does not run.
 */
public interface MissingFormats {

  /**
   * Replaces what this worker reported before.
   *
   * @param worker unique among the workers
   * @param formats ids, empty if it makes them all
   * @param validity after which the report is forgotten
   */
  void report(String worker, Set<String> formats, Duration validity);

  /** Ids that none of the running workers makes; empty if no worker runs. */
  Set<String> everywhere();
}
