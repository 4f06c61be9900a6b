package org.mediatranscoder.upload.storage;

import org.mediatranscoder.model.job.JobId;
import org.mediatranscoder.model.storage.ObjectKeys;
import org.mediatranscoder.s3.Bucket;
import org.springframework.stereotype.Component;

/** All objects of a job in S3, from every service. */
@Component
public class JobFiles {

  private final Bucket bucket;
  private final RunningReceipts receipts;

  JobFiles(Bucket bucket, RunningReceipts receipts) {
    this.receipts = receipts;
    this.bucket = bucket;
  }

  /**
   * Removes all of it; that there is nothing is no error. A source that breaks off just now is
   * waited for, so that no part of it comes later. The manifest and the result go first, so that a
   * recovery does not bring the job back when the rest could not be removed.
   *
   * @throws org.mediatranscoder.web.problem.ApiException {@code storage-unavailable}
   */
  public void remove(JobId id) {
    RawStorage.run(
        () -> {
          bucket.delete(ObjectKeys.manifest(id));
          bucket.delete(ObjectKeys.result(id));
          bucket.deleteAll(ObjectKeys.workPrefix(id));
          bucket.deleteAll(ObjectKeys.livePrefix(id));
          bucket.deleteAll(ObjectKeys.processedPrefix(id));
          receipts.awaitEnd(ObjectKeys.raw(id));
          bucket.deleteAll(ObjectKeys.rawPrefix(id));
        });
  }
}
