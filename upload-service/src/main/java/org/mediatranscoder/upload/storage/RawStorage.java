package org.mediatranscoder.upload.storage;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.mediatranscoder.model.error.ErrorCode;
import org.mediatranscoder.s3.Bucket;
import org.mediatranscoder.s3.Content;
import org.mediatranscoder.s3.MultipartUpload;
import org.mediatranscoder.s3.S3Properties;
import org.mediatranscoder.web.problem.ApiException;
import org.springframework.stereotype.Component;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.NoSuchUploadException;
import software.amazon.awssdk.services.s3.model.S3Exception;

/**
 * The objects under {@code raw/}. Every method throws {@code storage-unavailable} if S3 does not do
 * its part within {@link S3Properties#callTimeout}.
 */
@Component
public class RawStorage {

  private static final int NOT_FOUND = 404;
  private static final int CHANGED = 412;

  private final S3Client s3;
  private final String name;
  private final Bucket bucket;

  RawStorage(S3Client s3, S3Properties properties, Bucket bucket) {
    this.s3 = s3;
    this.name = properties.bucket();
    this.bucket = bucket;
  }

  /** As {@link Bucket#put}. */
  public void put(String key, String contentType, Map<String, String> metadata, Content content) {
    run(() -> bucket.put(key, contentType, metadata, content));
  }

  /** The whole of a small object, or nothing if there is none. */
  public Optional<byte[]> get(String key) {
    return call(
        () -> {
          try {
            return Optional.of(
                s3.getObjectAsBytes(get -> get.bucket(name).key(key)).asByteArrayUnsafe());
          } catch (NoSuchKeyException none) {
            return Optional.empty();
          }
        });
  }

  /** What is known of an object, or nothing if there is none. */
  public Optional<ObjectHead> head(String key) {
    return call(
        () -> {
          try {
            HeadObjectResponse head = s3.headObject(h -> h.bucket(name).key(key));
            return Optional.of(new ObjectHead(head.metadata(), head.lastModified()));
          } catch (NoSuchKeyException none) {
            return Optional.empty();
          }
        });
  }

  /** As {@link Bucket#begin}; its parts are sent within {@link #run}. */
  public MultipartUpload begin(String key, String contentType, Map<String, String> metadata) {
    return call(() -> bucket.begin(key, contentType, metadata));
  }

  /**
   * As {@link Bucket#copy}, and {@code source-gone} if there is no such object, or no longer the
   * same.
   */
  public long copy(String from, String to, String contentType, Map<String, String> metadata) {
    return call(
        () -> {
          try {
            return bucket.copy(from, to, contentType, metadata);
          } catch (S3Exception refused) {
            if (refused.statusCode() == NOT_FOUND || refused.statusCode() == CHANGED) {
              throw new ApiException(ErrorCode.SOURCE_GONE, refused);
            }
            throw refused;
          }
        });
  }

  /** As {@link Bucket#deleteAll}. */
  public void removeAll(String prefix) {
    run(() -> bucket.deleteAll(prefix));
  }

  /** As {@link Bucket#abortBegunBefore}. */
  List<String> abortBegunBefore(Instant time) {
    return call(() -> bucket.abortBegunBefore(time, "raw/"));
  }

  /** As {@link Bucket#delete}. */
  public void remove(String key) {
    run(() -> bucket.delete(key));
  }

  /** As {@link Bucket#resume}, or nothing if it was completed or aborted. */
  public Optional<MultipartUpload> resume(String key, String id) {
    return call(
        () -> {
          try {
            return Optional.of(bucket.resume(key, id));
          } catch (NoSuchUploadException ended) {
            return Optional.empty();
          }
        });
  }

  /** Does what needs S3. */
  public static void run(Runnable work) {
    var _ =
        call(
            () -> {
              work.run();
              return true;
            });
  }

  private static <T> T call(Supplier<T> call) {
    try {
      return call.get();
    } catch (SdkException failed) {
      ErrorCode code = ErrorCode.STORAGE_UNAVAILABLE;
      throw new ApiException(code, failed);
    }
  }
}
