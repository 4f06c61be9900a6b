package org.mediatranscoder.s3;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.ResponseBytes;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.CommonPrefix;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.model.S3Object;

/**
 * The one bucket of this installation, as services write to it. Every method throws a {@link
 * software.amazon.awssdk.core.exception.SdkException} if S3 does not do its part within {@link
 * S3Properties#callTimeout}.
 */
public final class Bucket {

  /** Copied in seconds, far below the time-out of silence. */
  private static final long COPIED_AT_ONCE = 256L * 1024 * 1024;

  /** Not found: that version is gone. Conflict: a write is under way. Failed: it is another one. */
  private static final Set<Integer> OVERTAKEN = Set.of(404, 409, 412);

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
   * Writes one object whole if the one that is there is this version of it.
   *
   * @param tag of that version, or null if there must be none
   * @return whether it was written; if not, somebody else was faster
   */
  public boolean replace(String key, String contentType, Content content, @Nullable String tag) {
    try {
      s3.putObject(
          put ->
              put.bucket(name)
                  .key(key)
                  .contentType(contentType)
                  .contentMD5(content.md5())
                  .ifMatch(tag)
                  .ifNoneMatch(tag == null ? "*" : null),
          content.body());
      return true;
    } catch (S3Exception refused) {
      if (OVERTAKEN.contains(refused.statusCode())) {
        return false;
      }
      throw refused;
    }
  }

  /**
   * An object to be read as a stream, which the caller closes.
   *
   * @throws NoSuchKeyException if there is none
   */
  public ResponseInputStream<GetObjectResponse> open(String key) {
    return s3.getObject(get -> get.bucket(name).key(key));
  }

  /** The whole of a small object, or nothing if there is none. */
  public Optional<StoredContent> get(String key) {
    return exists(key) ? read(key) : Optional.empty();
  }

  private Optional<StoredContent> read(String key) {
    try {
      ResponseBytes<GetObjectResponse> object =
          s3.getObjectAsBytes(get -> get.bucket(name).key(key));
      return Optional.of(
          new StoredContent(
              object.asByteArrayUnsafe(),
              object.response().eTag(),
              object.response().lastModified()));
    } catch (NoSuchKeyException none) {
      return Optional.empty();
    }
  }

  /**
   * All objects under the prefix, in the order of their keys; pages are fetched as they are read.
   */
  public Stream<S3Object> list(String prefix) {
    return s3.listObjectsV2Paginator(list -> list.bucket(name).prefix(prefix)).contents().stream();
  }

  /**
   * The beginnings of keys under the prefix up to the next slash, which they end with: folders, as
   * people see them.
   */
  public Stream<String> folders(String prefix) {
    return s3
        .listObjectsV2Paginator(list -> list.bucket(name).prefix(prefix).delimiter("/"))
        .commonPrefixes()
        .stream()
        .map(CommonPrefix::prefix);
  }

  /**
   * Whether there is such an object. S3 is asked for a list: who may list some prefixes only is
   * answered 403 for an object there that is missing.
   */
  public boolean exists(String key) {
    return s3.listObjectsV2(list -> list.bucket(name).prefix(key).maxKeys(1)).contents().stream()
        .anyMatch(object -> object.key().equals(key));
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
   * Goes on with an object that was begun before.
   *
   * @param id as {@link MultipartUpload#id} told it
   * @throws software.amazon.awssdk.services.s3.model.NoSuchUploadException if it was completed or
   *     aborted
   */
  public MultipartUpload resume(String key, String id) {
    return new MultipartUpload(s3, name, key, id).readParts();
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
    deleteAllBut(key -> false, prefix);
  }

  /** As {@link #deleteAll}, except for the keys that are to be kept. */
  public void deleteAllBut(Predicate<String> kept, String prefix) {
    var _ = abortAll(prefix, upload -> !kept.test(upload.key()));
    list(prefix).map(S3Object::key).filter(kept.negate()).toList().forEach(this::delete);
  }

  /**
   * Aborts every multipart upload under the prefix that was begun before this time.
   *
   * @return the keys of the objects that never came
   */
  public List<String> abortBegunBefore(Instant time, String prefix) {
    return abortAll(
        prefix, upload -> upload.initiated() != null && upload.initiated().isBefore(time));
  }

  /** Listed whole before the first one is aborted; some stores list more than was asked for. */
  private List<String> abortAll(
      String prefix,
      Predicate<software.amazon.awssdk.services.s3.model.MultipartUpload> condition) {
    List<software.amazon.awssdk.services.s3.model.MultipartUpload> found =
        s3
            .listMultipartUploadsPaginator(list -> list.bucket(name).prefix(prefix))
            .uploads()
            .stream()
            .filter(upload -> upload.key().startsWith(prefix))
            .filter(condition)
            .toList();
    found.forEach(upload -> new MultipartUpload(s3, name, upload.key(), upload.uploadId()).abort());
    return found.stream().map(upload -> upload.key()).toList();
  }
}
