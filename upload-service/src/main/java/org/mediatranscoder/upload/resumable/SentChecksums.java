package org.mediatranscoder.upload.resumable;

import io.lettuce.core.RedisException;
import org.jspecify.annotations.Nullable;
import org.mediatranscoder.model.error.ErrorCode;
import org.mediatranscoder.model.job.Crc32c;
import org.mediatranscoder.model.job.JobId;
import org.mediatranscoder.redis.connection.RedisLink;
import org.mediatranscoder.upload.storage.StorageProperties;
import org.mediatranscoder.web.problem.ApiException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * The checksum of the first bytes of an upload, for each offset at which the next request may go
 * on: where the current one began, behind each of its parts, and where it ended. It is noted before
 * the part is sent, so that every part that S3 has is known here, however the request ends. If
 * Redis loses it, the file has no checksum when it is whole.
 */
@Component
class SentChecksums {

  private static final Logger LOG = LoggerFactory.getLogger(SentChecksums.class);

  private final RedisLink redis;
  private final StorageProperties properties;

  SentChecksums(RedisLink redis, StorageProperties properties) {
    this.redis = redis;
    this.properties = properties;
  }

  /**
   * The checksum of what is there when a request begins; null if it is not known. All others are
   * forgotten.
   *
   * @param offset how many bytes are there
   * @throws ApiException {@code service-unavailable} if Redis cannot be reached
   */
  @Nullable Crc32c begin(JobId upload, long offset) {
    try {
      @Nullable Crc32c known =
          offset == 0 ? Crc32c.NONE : parsed(redis.commands().hget(key(upload), "" + offset));
      var _ = redis.commands().del(key(upload));
      if (known != null && offset > 0) {
        note(upload, offset, known);
      }
      return known;
    } catch (RedisException unavailable) {
      throw new ApiException(ErrorCode.SERVICE_UNAVAILABLE, unavailable);
    }
  }

  private static @Nullable Crc32c parsed(@Nullable String digits) {
    return digits == null ? null : Crc32c.parse(digits);
  }

  /** Notes that of the first bytes. The upload goes on without if that fails. */
  void note(JobId upload, long bytes, Crc32c checksum) {
    try {
      var _ = redis.commands().hset(key(upload), "" + bytes, checksum.toString());
      var _ = redis.commands().expire(key(upload), properties.abandonedAfter());
    } catch (RedisException unavailable) {
      LOG.info("The checksum of an upload is not noted: {}", unavailable.toString());
    }
  }

  void forget(JobId upload) {
    try {
      var _ = redis.commands().del(key(upload));
    } catch (RedisException unavailable) {
      LOG.debug("The checksums of an upload expire", unavailable);
    }
  }

  /** Beside the {@link WriterLease}. */
  private static String key(JobId upload) {
    return "upload-writer:" + upload + ":checksums";
  }
}
