package org.mediatranscoder.upload.source;

import org.mediatranscoder.model.job.AccountId;
import org.mediatranscoder.model.job.JobId;
import org.mediatranscoder.model.storage.ObjectKeys;
import org.mediatranscoder.upload.receipt.Receipt;
import org.mediatranscoder.upload.storage.AbandonedUploads;
import org.mediatranscoder.upload.storage.RawStorage;
import org.springframework.stereotype.Component;

/**
 * Gives a job a source of its own that is a copy of another job's, made inside S3: each job can
 * then be deleted, and its files age, without a look at the others.
 */
@Component
class SourceCopies {

  private final RawStorage storage;
  private final AbandonedUploads abandonedUploads;

  SourceCopies(RawStorage storage, AbandonedUploads abandonedUploads) {
    this.storage = storage;
    this.abandonedUploads = abandonedUploads;
  }

  /**
   * Copies the source, whole; if anything fails, nothing of the copy stays.
   *
   * @param caller who owns both, and whose receipt it becomes
   * @return without a checksum: S3 copied the bytes, and they never came here
   */
  StoredSource copy(JobId from, JobId to, AccountId caller) {
    String key = ObjectKeys.raw(to);
    abandonedUploads.settle(key);
    Receipt receipt = Receipt.random();
    try {
      long size =
          storage.copy(
              ObjectKeys.raw(from), key, SourceReceiver.CONTENT_TYPE, receipt.metadata(caller));
      return new StoredSource(key, size, receipt.value(), null);
    } catch (RuntimeException failed) {
      abandonedUploads.remove(key);
      throw failed;
    }
  }
}
