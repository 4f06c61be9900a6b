package org.mediatranscoder.upload.storage;

import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.services.s3.model.CompletedPart;

/**
 * An object that grows by parts and is not there before {@link #complete()}. Used by one thread. If
 * it fails, {@link RawStorage#removeAll} with its key takes away what there is of it.
 */
public final class MultipartUpload {

  private final RawStorage storage;
  private final String key;
  private final String uploadId;
  private final List<CompletedPart> parts = new ArrayList<>();

  MultipartUpload(RawStorage storage, String key, String uploadId) {
    this.storage = storage;
    this.key = key;
    this.uploadId = uploadId;
  }

  /** Sends the next part, of 5 MiB to 5 GiB unless it is the last; S3 checks it arrived whole. */
  public void add(Content content) {
    int number = parts.size() + 1;
    String tag =
        RawStorage.call(
            () ->
                storage
                    .s3()
                    .uploadPart(
                        part ->
                            part.bucket(storage.bucket())
                                .key(key)
                                .uploadId(uploadId)
                                .partNumber(number)
                                .contentMD5(content.md5())
                                .overrideConfiguration(storage.bounded()),
                        RawStorage.body(content))
                    .eTag());
    parts.add(CompletedPart.builder().partNumber(number).eTag(tag).build());
  }

  /** Makes the object of its parts. */
  public void complete() {
    RawStorage.call(
        () ->
            storage
                .s3()
                .completeMultipartUpload(
                    complete ->
                        complete
                            .bucket(storage.bucket())
                            .key(key)
                            .uploadId(uploadId)
                            .multipartUpload(all -> all.parts(parts))
                            .overrideConfiguration(storage.bounded())));
  }
}
