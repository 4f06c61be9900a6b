package org.mediatranscoder.gateway.recovery;

/**
 * The recovery that runs, or the last one.
 *
 * @param complete whether it is known that Redis has all jobs
 */
record RecoveryView(
    boolean running,
    boolean complete,
    long seen,
    long restored,
    long enqueued,
    long skipped,
    long unreadable) {

  static RecoveryView of(boolean running, boolean complete, RecoveryCount count) {
    return new RecoveryView(
        running,
        complete,
        count.seen(),
        count.restored(),
        count.enqueued(),
        count.skipped(),
        count.unreadable());
  }
}
