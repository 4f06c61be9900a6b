package org.mediatranscoder.transcoding.storage;

import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.mediatranscoder.model.job.JobId;
import org.mediatranscoder.model.storage.ObjectKeys;
import org.mediatranscoder.s3.Bucket;
import org.mediatranscoder.s3.Content;
import org.mediatranscoder.transcoding.failure.MissingSourceException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.model.S3Object;

/**
 * What workers that encode one video together keep under {@code work/{jobId}/}: how it was cut, and
 * the chunks that are encoded. They are named after how it was cut, so that another attempt that
 * cuts it likewise finds them.
 */
@Component
public class ChunkFiles {

  private static final Logger log = LoggerFactory.getLogger(ChunkFiles.class);

  private final Bucket bucket;
  private final OutputUpload upload;
  private final SourceDownload download;

  ChunkFiles(Bucket bucket, OutputUpload upload, SourceDownload download) {
    this.bucket = bucket;
    this.upload = upload;
    this.download = download;
  }

  /** Stores how the video was cut. */
  public void putPlan(JobId job, String plan, byte[] json) {
    bucket.put(
        ObjectKeys.chunksPlan(job, plan),
        MediaType.APPLICATION_JSON_VALUE,
        Map.of(),
        Content.of(json));
  }

  /**
   * How the video was cut.
   *
   * @throws MissingSourceException if that is not there any more
   */
  public byte[] plan(JobId job, String plan) {
    return bucket
        .get(ObjectKeys.chunksPlan(job, plan))
        .orElseThrow(MissingSourceException::new)
        .bytes();
  }

  /** The numbers of the chunks that are stored. */
  public Set<Integer> stored(JobId job, String plan) {
    return bucket
        .list(ObjectKeys.chunksPrefix(job, plan))
        .map(S3Object::key)
        .flatMapToInt(key -> ObjectKeys.chunkNumber(key).stream())
        .boxed()
        .collect(Collectors.toUnmodifiableSet());
  }

  public boolean isStored(JobId job, String plan, int chunk) {
    return bucket.exists(ObjectKeys.chunk(job, plan, chunk));
  }

  /** Stores a chunk; it is there as a whole afterwards, or not at all. */
  public void put(JobId job, String plan, int chunk, Path file) throws InterruptedException {
    upload.upload(file, ObjectKeys.chunk(job, plan, chunk), "video/mp4", (done, total) -> {});
  }

  /**
   * Fetches a chunk to a new file.
   *
   * @throws MissingSourceException if it is not there
   */
  public void get(JobId job, String plan, int chunk, Path file) throws InterruptedException {
    download.download(ObjectKeys.chunk(job, plan, chunk), file, (done, total) -> {});
  }

  /** Deletes all of the job; if S3 fails, the lifecycle rule of the bucket does it. */
  public void delete(JobId job) {
    try {
      bucket.deleteAll(ObjectKeys.workPrefix(job));
    } catch (SdkException unavailable) {
      log.warn("Chunks stay under work/ for now", unavailable);
    }
  }
}
