package org.mediatranscoder.transcoding.storage;

/** Follows one download or upload. */
@FunctionalInterface
public interface TransferWatcher {

  /** Called as bytes go over; whatever it throws stops the transfer. */
  void onBytes(long done, long total) throws InterruptedException;
}
