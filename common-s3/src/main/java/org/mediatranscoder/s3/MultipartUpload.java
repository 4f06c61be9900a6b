package org.mediatranscoder.s3;

import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.CompletedPart;
import software.amazon.awssdk.services.s3.model.NoSuchUploadException;

/**
 * An object that grows by parts and is not there before {@link #complete}. Used by one thread. If
 * it fails, {@link #abort} or {@link Bucket#deleteAll} with its key removes its parts. Every method
 * throws a {@link software.amazon.awssdk.core.exception.SdkException} if S3 does not do its part.
 */
public final class MultipartUpload {

  private final S3Client s3;
  private final String bucket;
  private final String key;
  private final String id;
  private final List<CompletedPart> parts = new ArrayList<>();

  /**
   * @param id as S3 gave it
   */
  MultipartUpload(S3Client s3, String bucket, String key, String id) {
    this.s3 = s3;
    this.bucket = bucket;
    this.key = key;
    this.id = id;
  }

  /** Sends the next part, of 5 MiB to 5 GiB unless it is the last; S3 checks it arrived whole. */
  public void add(Content content) {
    int number = parts.size() + 1;
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
    parts.add(CompletedPart.builder().partNumber(number).eTag(tag).build());
  }

  /** Makes the object of its parts. */
  public void complete() {
    s3.completeMultipartUpload(
        complete ->
            complete.bucket(bucket).key(key).uploadId(id).multipartUpload(all -> all.parts(parts)));
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
