package org.mediatranscoder.redis.job;

import java.util.function.Consumer;
import org.mediatranscoder.model.job.JobChanged;

/** The live changes of all jobs, from every service. */
public interface JobEvents {

  /**
   * Calls the listener after every change until the subscription is closed. Events may be lost (a
   * broken connection, a slow listener), so a listener reads fresh state and sometimes looks by
   * itself.
   *
   * @param listener one event at a time; what it throws is logged
   */
  Subscription subscribe(Consumer<JobChanged> listener);

  /** Ends the calls. */
  interface Subscription extends AutoCloseable {
    @Override
    void close();
  }
}
