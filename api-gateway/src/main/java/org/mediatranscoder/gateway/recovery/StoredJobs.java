package org.mediatranscoder.gateway.recovery;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.mediatranscoder.model.job.JobId;
import org.mediatranscoder.model.job.JobManifest;
import org.mediatranscoder.model.job.JobResult;
import org.mediatranscoder.model.storage.ObjectKeys;
import org.mediatranscoder.s3.Bucket;
import org.mediatranscoder.s3.StoredContent;
import org.springframework.stereotype.Component;
import software.amazon.awssdk.services.s3.model.S3Object;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads jobs from S3. Every method throws an {@link
 * software.amazon.awssdk.core.exception.SdkException} if S3 does not do its part.
 */
@Component
class StoredJobs {

  private final Bucket bucket;
  private final JsonMapper json;

  StoredJobs(Bucket bucket, JsonMapper json) {
    this.bucket = bucket;
    this.json = json;
  }

  /** All jobs that have a manifest; the list is fetched page by page as it is read. */
  Stream<JobId> withManifest() {
    return jobs(ObjectKeys.SOURCES, ObjectKeys::manifest);
  }

  /** All jobs that have a result, as {@link #withManifest}. */
  Stream<JobId> withResult() {
    return jobs(ObjectKeys.OUTPUTS, ObjectKeys::result);
  }

  private Stream<JobId> jobs(String prefix, Function<JobId, String> note) {
    return bucket
        .list(prefix)
        .map(S3Object::key)
        .flatMap(key -> ObjectKeys.job(key).filter(id -> note.apply(id).equals(key)).stream());
  }

  /**
   * The job, or nothing if S3 has neither its manifest nor its result.
   *
   * @throws tools.jackson.core.JacksonException if they cannot be read
   */
  Optional<StoredJob> find(JobId id) {
    Notes notes = notes(id);
    Optional<StoredContent> manifest = bucket.get(ObjectKeys.manifest(id));
    @Nullable JobResult result = notes.hasResult ? result(id) : null;
    if (manifest.isPresent()) {
      JobManifest wanted = json.readValue(manifest.get().bytes(), JobManifest.class);
      return Optional.of(notes.job(wanted, manifest.get().storedAt(), result));
    }
    return Optional.ofNullable(result).map(end -> notes.job(end.job(), end.endedAt(), end));
  }

  private @Nullable JobResult result(JobId id) {
    return bucket
        .get(ObjectKeys.result(id))
        .map(object -> json.readValue(object.bytes(), JobResult.class))
        .orElse(null);
  }

  private Notes notes(JobId id) {
    Notes notes = new Notes();
    String result = ObjectKeys.result(id);
    bucket.list(ObjectKeys.processedPrefix(id)).forEach(object -> notes.add(object, result));
    return notes;
  }

  /** What the names of the objects under {@code processed/{jobId}/} say. */
  private static final class Notes {

    private final Map<Integer, Instant> mailed = new HashMap<>();
    private boolean hasResult;
    private int attempt;

    private void add(S3Object object, String result) {
      String key = object.key();
      hasResult |= key.equals(result);
      attempt = Math.max(attempt, ObjectKeys.attempt(key).orElse(0));
      ObjectKeys.mailedRun(key)
          .ifPresent(run -> mailed.put(run, Objects.requireNonNull(object.lastModified())));
    }

    private StoredJob job(JobManifest manifest, Instant changedAt, @Nullable JobResult result) {
      return new StoredJob(manifest, changedAt, result, mailed, attempt);
    }
  }
}
