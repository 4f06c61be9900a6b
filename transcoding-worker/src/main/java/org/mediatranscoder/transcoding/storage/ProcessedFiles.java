package org.mediatranscoder.transcoding.storage;

import java.util.Set;
import org.mediatranscoder.model.job.JobId;
import org.mediatranscoder.model.storage.ObjectKeys;
import org.mediatranscoder.s3.S3Properties;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.MultipartUpload;
import software.amazon.awssdk.services.s3.model.NoSuchUploadException;
import software.amazon.awssdk.services.s3.model.S3Object;

/**
 * Removes what attempts left under {@code processed/} that does not count. Nobody waits for it, so
 * if S3 fails it is only logged: the object is in nobody's way, and the next delivery tries again.
 */
@Component
public class ProcessedFiles {

  private static final Logger log = LoggerFactory.getLogger(ProcessedFiles.class);

  private final S3Client s3;
  private final String bucket;

  ProcessedFiles(S3Client s3, S3Properties properties) {
    this.s3 = s3;
    this.bucket = properties.bucket();
  }

  /** Deletes one object, if it is there. */
  public void delete(String key) {
    tidy(() -> s3.deleteObject(request -> request.bucket(bucket).key(key)));
  }

  /** Deletes all objects and open uploads of the job except these. */
  public void deleteAllBut(Set<String> keys, JobId job) {
    tidy(() -> delete(ObjectKeys.processedPrefix(job), keys));
  }

  /** Deletes whatever any attempt made for the job; a failure is only logged. */
  public void deleteAll(JobId job) {
    tidy(() -> requireDeleted(job));
  }

  /**
   * Deletes whatever any attempt made for the job.
   *
   * @throws SdkException if S3 does not do its part
   */
  public void requireDeleted(JobId job) {
    delete(ObjectKeys.workPrefix(job), Set.of());
    delete(ObjectKeys.processedPrefix(job), Set.of());
  }

  private void delete(String prefix, Set<String> except) {
    s3
        .listMultipartUploadsPaginator(request -> request.bucket(bucket).prefix(prefix))
        .uploads()
        .stream()
        .filter(upload -> upload.key().startsWith(prefix) && !except.contains(upload.key()))
        .toList()
        .forEach(this::abort);
    s3.listObjectsV2Paginator(request -> request.bucket(bucket).prefix(prefix)).contents().stream()
        .map(S3Object::key)
        .filter(key -> !except.contains(key))
        .toList()
        .forEach(key -> s3.deleteObject(request -> request.bucket(bucket).key(key)));
  }

  private void abort(MultipartUpload upload) {
    try {
      s3.abortMultipartUpload(
          request -> request.bucket(bucket).key(upload.key()).uploadId(upload.uploadId()));
    } catch (NoSuchUploadException ended) {
      log.debug("The upload of {} has just ended", upload.key());
    }
  }

  private static void tidy(Runnable work) {
    try {
      work.run();
    } catch (SdkException unavailable) {
      log.warn("Superfluous objects stay under processed/ for now", unavailable);
    }
  }
}
