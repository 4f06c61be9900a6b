package org.mediatranscoder.upload.storage;

import java.io.ByteArrayInputStream;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.mediatranscoder.model.error.ErrorCode;
import org.mediatranscoder.s3.S3Properties;
import org.mediatranscoder.web.problem.ApiException;
import org.springframework.stereotype.Component;
import software.amazon.awssdk.awscore.AwsRequestOverrideConfiguration;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.NoSuchUploadException;
import software.amazon.awssdk.services.s3.model.S3Object;

/**
 * The objects under {@code raw/}. Every method throws {@code storage-unavailable} if S3 does not do
 * its part within {@link StorageProperties#callTimeout}.
 */
@Component
public class RawStorage {

  private final S3Client s3;
  private final String bucket;
  private final AwsRequestOverrideConfiguration bounded;

  RawStorage(S3Client s3, S3Properties bucket, StorageProperties properties) {
    this.s3 = s3;
    this.bucket = bucket.bucket();
    this.bounded =
        AwsRequestOverrideConfiguration.builder().apiCallTimeout(properties.callTimeout()).build();
  }

  /** Writes one small object whole; S3 checks that it arrived as it was sent. */
  public void put(String key, String contentType, Map<String, String> metadata, Content content) {
    call(
        () ->
            s3.putObject(
                put ->
                    put.bucket(bucket)
                        .key(key)
                        .contentType(contentType)
                        .metadata(metadata)
                        .contentMD5(content.md5())
                        .overrideConfiguration(bounded),
                body(content)));
  }

  /** The whole of a small object, or nothing if there is none. */
  public Optional<byte[]> get(String key) {
    return call(
        () -> {
          try {
            return Optional.of(
                s3.getObjectAsBytes(
                        get -> get.bucket(bucket).key(key).overrideConfiguration(bounded))
                    .asByteArrayUnsafe());
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
            HeadObjectResponse head =
                s3.headObject(h -> h.bucket(bucket).key(key).overrideConfiguration(bounded));
            return Optional.of(new ObjectHead(head.metadata(), head.lastModified()));
          } catch (NoSuchKeyException none) {
            return Optional.empty();
          }
        });
  }

  /** Begins an object that comes in parts. */
  public MultipartUpload begin(String key, String contentType, Map<String, String> metadata) {
    String id =
        call(
            () ->
                s3.createMultipartUpload(
                        create ->
                            create
                                .bucket(bucket)
                                .key(key)
                                .contentType(contentType)
                                .metadata(metadata)
                                .overrideConfiguration(bounded))
                    .uploadId());
    return new MultipartUpload(this, key, id);
  }

  /** Removes every object under the prefix and aborts every multipart upload there. */
  public void removeAll(String prefix) {
    call(
        () -> {
          s3
              .listMultipartUploadsPaginator(
                  list -> list.bucket(bucket).prefix(prefix).overrideConfiguration(bounded))
              .uploads()
              .stream()
              .filter(upload -> upload.key().startsWith(prefix))
              .toList()
              .forEach(upload -> abort(upload.key(), upload.uploadId()));
          s3
              .listObjectsV2Paginator(
                  list -> list.bucket(bucket).prefix(prefix).overrideConfiguration(bounded))
              .contents()
              .stream()
              .map(S3Object::key)
              .toList()
              .forEach(this::delete);
          return prefix;
        });
  }

  /** Aborts every multipart upload that was begun before this time. */
  void abortBegunBefore(java.time.Instant limit) {
    call(
        () -> {
          s3
              .listMultipartUploadsPaginator(
                  list -> list.bucket(bucket).prefix("raw/").overrideConfiguration(bounded))
              .uploads()
              .stream()
              .filter(upload -> upload.initiated() != null && upload.initiated().isBefore(limit))
              .toList()
              .forEach(upload -> abort(upload.key(), upload.uploadId()));
          return limit;
        });
  }

  S3Client s3() {
    return s3;
  }

  String bucket() {
    return bucket;
  }

  AwsRequestOverrideConfiguration bounded() {
    return bounded;
  }

  static RequestBody body(Content content) {
    return RequestBody.fromContentProvider(
        () -> new ByteArrayInputStream(content.bytes(), 0, content.length()),
        content.length(),
        "application/octet-stream");
  }

  static <T> T call(Supplier<T> call) {
    try {
      return call.get();
    } catch (SdkException failed) {
      ErrorCode code = ErrorCode.STORAGE_UNAVAILABLE;
      throw new ApiException(code, failed);
    }
  }

  private void abort(String key, String uploadId) {
    try {
      s3.abortMultipartUpload(
          abort -> abort.bucket(bucket).key(key).uploadId(uploadId).overrideConfiguration(bounded));
    } catch (NoSuchUploadException gone) {
      // Somebody else was faster.
      return;
    }
  }

  private void delete(String key) {
    s3.deleteObject(delete -> delete.bucket(bucket).key(key).overrideConfiguration(bounded));
  }
}
