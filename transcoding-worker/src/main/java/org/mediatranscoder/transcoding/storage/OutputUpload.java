package org.mediatranscoder.transcoding.storage;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.mediatranscoder.s3.S3Properties;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.CompletedPart;
import software.amazon.awssdk.utils.Md5Utils;

/**
 * Stores an output: a small one at once, a large one in parts, so that a part that fails is sent
 * again and not the whole. Each carries its Content-MD5. If it fails, no open multipart upload
 * stays.
 */
@Component
public class OutputUpload {

  private static final Logger log = LoggerFactory.getLogger(OutputUpload.class);

  /** A part is read into memory; 20 GB make fewer than the 10,000 parts that S3 allows. */
  private static final int PART_BYTES = 8 * 1024 * 1024;

  private final S3Client s3;
  private final String bucket;

  OutputUpload(S3Client s3, S3Properties properties) {
    this.s3 = s3;
    this.bucket = properties.bucket();
  }

  /** Stores the file; it is there as a whole afterwards, or not at all. */
  public void upload(Path file, String key, String contentType, TransferWatcher watcher)
      throws InterruptedException {
    try (InputStream stream = Files.newInputStream(file)) {
      long size = Files.size(file);
      watcher.onBytes(0, size);
      if (size <= PART_BYTES) {
        put(stream.readAllBytes(), key, contentType);
      } else {
        putInParts(stream, size, key, contentType, watcher);
      }
    } catch (IOException broken) {
      throw new UncheckedIOException("The output cannot be read", broken);
    }
  }

  private void put(byte[] bytes, String key, String contentType) {
    s3.putObject(
        request ->
            request
                .bucket(bucket)
                .key(key)
                .contentType(contentType)
                .contentMD5(Md5Utils.md5AsBase64(bytes)),
        RequestBody.fromBytes(bytes));
  }

  private void putInParts(
      InputStream stream, long size, String key, String contentType, TransferWatcher watcher)
      throws IOException, InterruptedException {
    String id =
        s3.createMultipartUpload(
                request -> request.bucket(bucket).key(key).contentType(contentType))
            .uploadId();
    boolean complete = false;
    try {
      List<CompletedPart> parts = putParts(stream, size, key, id, watcher);
      s3.completeMultipartUpload(
          request ->
              request.bucket(bucket).key(key).uploadId(id).multipartUpload(u -> u.parts(parts)));
      complete = true;
    } finally {
      if (!complete) {
        abort(key, id);
      }
    }
  }

  private List<CompletedPart> putParts(
      InputStream stream, long size, String key, String id, TransferWatcher watcher)
      throws IOException, InterruptedException {
    List<CompletedPart> parts = new ArrayList<>();
    long done = 0;
    for (byte[] part = next(stream); part.length > 0; part = next(stream)) {
      parts.add(putPart(part, key, id, parts.size() + 1));
      done += part.length;
      watcher.onBytes(done, size);
    }
    return parts;
  }

  private static byte[] next(InputStream stream) throws IOException {
    return stream.readNBytes(PART_BYTES);
  }

  private CompletedPart putPart(byte[] part, String key, String id, int number) {
    String tag =
        s3.uploadPart(
                request ->
                    request
                        .bucket(bucket)
                        .key(key)
                        .uploadId(id)
                        .partNumber(number)
                        .contentMD5(Md5Utils.md5AsBase64(part)),
                RequestBody.fromBytes(part))
            .eTag();
    return CompletedPart.builder().partNumber(number).eTag(tag).build();
  }

  private void abort(String key, String id) {
    boolean interrupted = Thread.interrupted(); // An interrupted thread cannot talk to S3.
    try {
      s3.abortMultipartUpload(request -> request.bucket(bucket).key(key).uploadId(id));
    } catch (SdkException unavailable) {
      log.warn("An open multipart upload is left to the lifecycle rule of the bucket", unavailable);
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
