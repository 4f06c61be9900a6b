package org.mediatranscoder.gateway.recovery;

/**
 * How far a recovery is.
 *
 * @param seen manifests and results that S3 has
 * @param restored jobs that Redis did not have, and has now
 * @param enqueued those among the restored that will run, or owe a mail
 * @param skipped jobs that were accepted too long ago to be run again
 * @param unreadable jobs whose manifest or result is damaged
 */
record RecoveryCount(long seen, long restored, long enqueued, long skipped, long unreadable) {

  static final RecoveryCount NONE = new RecoveryCount(0, 0, 0, 0, 0);

  static RecoveryCount seen(long jobs) {
    return new RecoveryCount(jobs, 0, 0, 0, 0);
  }

  RecoveryCount plus(RecoveryCount more) {
    return new RecoveryCount(
        seen + more.seen,
        restored + more.restored,
        enqueued + more.enqueued,
        skipped + more.skipped,
        unreadable + more.unreadable);
  }
}
