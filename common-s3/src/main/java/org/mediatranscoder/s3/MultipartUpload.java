package org.mediatranscoder.s3;

import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.CompletedPart;
import software.amazon.awssdk.services.s3.model.NoSuchUploadException;
import software.amazon.awssdk.services.s3.model.Part;

/**
 * An object that grows by parts and is not there before {@link #complete}. If it fails, {@link
 * #abort} or {@link Bucket#deleteAll} with its key removes its parts. Every method throws a {@link
 * software.amazon.awssdk.core.exception.SdkException} if S3 does not do its part.
 */
public final class MultipartUpload {

  private final S3Client s3;
  private final String bucket;
  private final String key;
  private final String id;
  private final SortedMap<Integer, CompletedPart> parts = new ConcurrentSkipListMap<>();
  private final SortedMap<Integer, Long> sizes = new TreeMap<>();
  private long found;

  /**
   * @param id as S3 gave it
   */
  MultipartUpload(S3Client s3, String bucket, String key, String id) {
    this.s3 = s3;
    this.bucket = bucket;
    this.key = key;
    this.id = id;
  }

  /**
   * Takes over the parts that the store has, up to the first one that is missing: what comes behind
   * a gap has to be sent again.
   *
   * @throws NoSuchUploadException if it was completed or aborted
   */
  MultipartUpload readParts() {
    for (Part part :
        s3.listPartsPaginator(list -> list.bucket(bucket).key(key).uploadId(id)).parts()) {
      if (part.partNumber() == parts.size() + 1) {
        parts.put(
            part.partNumber(),
            CompletedPart.builder().partNumber(part.partNumber()).eTag(part.eTag()).build());
        sizes.put(part.partNumber(), part.size());
        found += part.size();
      }
    }
    return this;
  }

  /**
   * Forgets the last parts that were there, until the others together have no more bytes than this.
   * The store still has them, until others with their numbers are sent.
   */
  public void truncate(long bytes) {
    while (found > bytes) {
      int last = sizes.lastKey();
      found -= Objects.requireNonNull(sizes.remove(last));
      parts.remove(last);
    }
  }

  /** As S3 knows it among the uploads of its key. */
  public String id() {
    return id;
  }

  /** Bytes of the parts that were there when it was resumed, without those of {@link #truncate}. */
  public long found() {
    return found;
  }

  /** How many parts it has. */
  int count() {
    return parts.size();
  }

  /**
   * Sends a part of 5 MiB to 5 GiB, or of any size if it is the last; S3 checks that it arrived
   * whole. May be called by several threads at once.
   *
   * @param number its place among the parts, from 1
   */
  public void add(int number, Content content) {
    String tag =
        s3.uploadPart(
                part ->
                    part.bucket(bucket)
                        .key(key)
                        .uploadId(id)
                        .partNumber(number)
                        .contentMD5(content.md5()),
                content.body())
            .eTag();
    parts.put(number, CompletedPart.builder().partNumber(number).eTag(tag).build());
  }

  /**
   * Takes a part from an object that the store has; by the same rules as {@link #add}.
   *
   * @param tag the entity tag that the object must still have
   * @param range as the header of that name: {@code bytes=0-99}
   */
  void copy(int number, String from, String tag, String range) {
    String copied =
        s3.uploadPartCopy(
                part ->
                    part.sourceBucket(bucket)
                        .sourceKey(from)
                        .copySourceIfMatch(tag)
                        .copySourceRange(range)
                        .destinationBucket(bucket)
                        .destinationKey(key)
                        .uploadId(id)
                        .partNumber(number))
            .copyPartResult()
            .eTag();
    parts.put(number, CompletedPart.builder().partNumber(number).eTag(copied).build());
  }

  /** Makes the object of its parts. */
  public void complete() {
    s3.completeMultipartUpload(
        complete ->
            complete
                .bucket(bucket)
                .key(key)
                .uploadId(id)
                .multipartUpload(all -> all.parts(parts.values())));
  }

  /** Removes its parts; that it has ended already is no error. */
  public void abort() {
    try {
      s3.abortMultipartUpload(abort -> abort.bucket(bucket).key(key).uploadId(id));
    } catch (NoSuchUploadException ended) {
      return;
    }
  }
}
