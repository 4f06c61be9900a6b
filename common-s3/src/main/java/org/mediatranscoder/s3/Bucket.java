package org.mediatranscoder.s3;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Object;

/**
 * The one bucket of this installation, as services write to it. Every method throws a {@link
 * software.amazon.awssdk.core.exception.SdkException} if S3 does not do its part within {@link
 * S3Properties#callTimeout}.
 */
public final class Bucket {

  /** Copied in seconds, far below the time-out of silence. */
  private static final long COPIED_AT_ONCE = 256L * 1024 * 1024;

  private final S3Client s3;
  private final String name;

  public Bucket(S3Client s3, String name) {
    this.s3 = s3;
    this.name = name;
  }

  /**
   * Writes one object whole; S3 checks that it arrived as it was sent.
   *
   * @param metadata names in lower case
   */
  public void put(String key, String contentType, Map<String, String> metadata, Content content) {
    s3.putObject(
        put ->
            put.bucket(name)
                .key(key)
                .contentType(contentType)
                .metadata(metadata)
                .contentMD5(content.md5()),
        content.body());
  }

  /**
   * Begins an object that comes in parts.
   *
   * @param metadata names in lower case
   */
  public MultipartUpload begin(String key, String contentType, Map<String, String> metadata) {
    String id =
        s3.createMultipartUpload(
                create -> create.bucket(name).key(key).contentType(contentType).metadata(metadata))
            .uploadId();
    return new MultipartUpload(s3, name, key, id);
  }

  /**
   * Copies an object inside the store; whole, or not at all.
   *
   * @param metadata of the copy, names in lower case
   * @return its size in bytes
   * @throws software.amazon.awssdk.services.s3.model.NoSuchKeyException if there is no such object;
   *     one that is replaced meanwhile fails with status 412
   */
  public long copy(String from, String to, String contentType, Map<String, String> metadata) {
    return new ObjectCopy(s3, this, name, COPIED_AT_ONCE).copy(from, to, contentType, metadata);
  }

  /** Deletes one object, if it is there. */
  public void delete(String key) {
    s3.deleteObject(delete -> delete.bucket(name).key(key));
  }

  /** Deletes every object under the prefix and aborts every multipart upload there. */
  public void deleteAll(String prefix) {
    deleteAllBut(Set.of(), prefix);
  }

  /** As {@link #deleteAll}, except for these keys. */
  public void deleteAllBut(Set<String> keys, String prefix) {
    abortAll(prefix, upload -> !keys.contains(upload.key()));
    List<String> found =
        s3.listObjectsV2Paginator(list -> list.bucket(name).prefix(prefix)).contents().stream()
            .map(S3Object::key)
            .filter(key -> !keys.contains(key))
            .toList();
    found.forEach(this::delete);
  }

  /** Aborts every multipart upload under the prefix that was begun before this time. */
  public void abortBegunBefore(Instant time, String prefix) {
    abortAll(prefix, upload -> upload.initiated() != null && upload.initiated().isBefore(time));
  }

  /** Listed whole before the first one is aborted; some stores list more than was asked for. */
  private void abortAll(
      String prefix,
      Predicate<software.amazon.awssdk.services.s3.model.MultipartUpload> condition) {
    s3.listMultipartUploadsPaginator(list -> list.bucket(name).prefix(prefix)).uploads().stream()
        .filter(upload -> upload.key().startsWith(prefix))
        .filter(condition)
        .map(upload -> new MultipartUpload(s3, name, upload.key(), upload.uploadId()))
        .toList()
        .forEach(MultipartUpload::abort);
  }
}
