package org.mediatranscoder.upload.resumable;

import io.lettuce.core.RedisException;
import io.lettuce.core.SetArgs;
import io.lettuce.core.api.sync.RedisCommands;
import java.time.Duration;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.mediatranscoder.model.error.ErrorCode;
import org.mediatranscoder.model.job.JobId;
import org.mediatranscoder.redis.connection.RedisLink;
import org.mediatranscoder.web.problem.ApiException;
import org.springframework.stereotype.Component;

/**
 * Who may write to an upload: the request that came last, on any instance. Otherwise a request that
 * hangs on a broken connection would keep out the one that goes on.
 */
@Component
class WriterLease {

  private static final String PREFIX = "upload-writer:";

  /** Longer than one request may take. */
  private static final Duration LIFE = Duration.ofHours(12);

  private final RedisLink redis;

  WriterLease(RedisLink redis) {
    this.redis = redis;
  }

  /**
   * Takes the upload from the request that has it.
   *
   * @return the name of the new writer
   * @throws ApiException {@code service-unavailable} if Redis cannot be reached
   */
  String take(JobId upload) {
    String writer = UUID.randomUUID().toString();
    var _ = asked(all -> all.set(key(upload), writer, SetArgs.Builder.ex(LIFE)));
    return writer;
  }

  /**
   * Whether nobody has taken the upload since.
   *
   * @throws ApiException {@code service-unavailable} if Redis cannot be reached
   */
  boolean isHeld(JobId upload, String writer) {
    return writer.equals(asked(all -> all.get(key(upload))));
  }

  private @Nullable String asked(
      Function<RedisCommands<String, String>, @Nullable String> question) {
    try {
      return question.apply(redis.commands());
    } catch (RedisException unavailable) {
      throw new ApiException(ErrorCode.SERVICE_UNAVAILABLE, unavailable);
    }
  }

  private static String key(JobId upload) {
    return PREFIX + upload;
  }
}
