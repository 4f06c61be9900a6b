package org.mediatranscoder.model.job;

/** What is being done for a job just now, finer than its {@link JobStatus}. */
public enum Stage {
  QUEUED,
  DOWNLOADING,
  PROBING,
  TRANSCODING,
  UPLOADING,
  ENDED
}
