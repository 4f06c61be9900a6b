package org.mediatranscoder.transcoding.storage;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mediatranscoder.model.job.JobResult;
import org.mediatranscoder.model.storage.ObjectKeys;
import org.mediatranscoder.s3.Bucket;
import org.mediatranscoder.s3.Content;
import org.mediatranscoder.s3.StoredContent;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes how a job ended to {@code processed/{jobId}/result.json}. The result of a later attempt
 * replaces that of an earlier one, and never the reverse, in whatever order they are written. Every
 * method throws an {@link software.amazon.awssdk.core.exception.SdkException} if S3 does not do its
 * part.
 */
@Component
public class ResultFiles {

  private static final Logger log = LoggerFactory.getLogger(ResultFiles.class);
  private static final int MOST_TRIES = 5;

  private final Bucket bucket;
  private final JsonMapper json;

  ResultFiles(Bucket bucket, JsonMapper json) {
    this.bucket = bucket;
    this.json = json;
  }

  /** Writes the result; false if a later attempt has written its own. */
  public boolean put(JobResult result) {
    String key = ObjectKeys.result(result.job().id());
    Content content = Content.of(json.writeValueAsBytes(result));
    Optional<StoredContent> there = Optional.empty();
    for (int i = 0; i < MOST_TRIES; i++) {
      if (replace(key, content, there)) {
        return true;
      }
      there = bucket.get(key);
      if (there.stream().anyMatch(stored -> attempt(stored, key) > result.attempt())) {
        return false;
      }
    }
    throw new IllegalStateException("The result of the job is replaced by others all the time");
  }

  private boolean replace(String key, Content content, Optional<StoredContent> there) {
    @Nullable String tag = there.map(StoredContent::tag).orElse(null);
    return bucket.replace(key, MediaType.APPLICATION_JSON_VALUE, content, tag);
  }

  /** One that cannot be read is of nobody: it is replaced. */
  private int attempt(StoredContent stored, String key) {
    try {
      return json.readValue(stored.bytes(), JobResult.class).attempt();
    } catch (JacksonException unreadable) {
      log.warn("{} is no result and will be replaced", key, unreadable);
      return 0;
    }
  }
}
