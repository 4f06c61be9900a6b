package org.mediatranscoder.web.protection;

import java.time.Duration;

/**
 * Something that a task does and that ECS must not cut short to scale in or to deploy. A bean of
 * this type is asked once a second.
 */
public interface LongWork {

  /** Whether some of it runs now. */
  boolean isRunning();

  /** How long a piece of it may take at most, from its beginning on; at most 23 hours. */
  Duration longest();
}
