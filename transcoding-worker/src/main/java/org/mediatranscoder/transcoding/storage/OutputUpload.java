package org.mediatranscoder.transcoding.storage;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.mediatranscoder.s3.Bucket;
import org.mediatranscoder.s3.Content;
import org.mediatranscoder.s3.MultipartUpload;
import org.mediatranscoder.s3.PartSender;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * Stores an output: a small one at once, a large one in parts, so that a part that fails is sent
 * again and not the whole. Each carries its Content-MD5, and the object the checksum of the whole.
 * If it fails, no open multipart upload stays.
 */
@Component
public class OutputUpload {

  private static final Logger log = LoggerFactory.getLogger(OutputUpload.class);

  /** A part is read into memory; 20 GB make fewer than the 10,000 parts that S3 allows. */
  private static final int PART_BYTES = 8 * 1024 * 1024;

  /** Two parts are on their way while the next one is read. */
  private static final int BUFFERS = 3;

  private final Bucket bucket;

  OutputUpload(Bucket bucket) {
    this.bucket = bucket;
  }

  /**
   * Stores a small output.
   *
   * @return its SHA-256 in hexadecimal digits
   */
  public String upload(byte[] content, String key, String contentType) {
    ContentChecksum checksum = ContentChecksum.of(content);
    bucket.put(key, contentType, checksum.metadata(), Content.of(content));
    return checksum.sha256();
  }

  /**
   * Stores the file; it is there as a whole afterwards, or not at all.
   *
   * @return its SHA-256 in hexadecimal digits
   */
  public String upload(Path file, String key, String contentType, TransferWatcher watcher)
      throws InterruptedException {
    try (InputStream stream = Files.newInputStream(file)) {
      long size = Files.size(file);
      watcher.onBytes(0, size);
      if (size <= PART_BYTES) {
        return upload(stream.readAllBytes(), key, contentType);
      }
      ContentChecksum checksum = ContentChecksum.of(file);
      putInParts(stream, size, bucket.begin(key, contentType, checksum.metadata()), watcher);
      return checksum.sha256();
    } catch (IOException broken) {
      throw new UncheckedIOException("The output cannot be read", broken);
    }
  }

  private void putInParts(
      InputStream stream, long size, MultipartUpload object, TransferWatcher watcher)
      throws IOException, InterruptedException {
    boolean complete = false;
    try (PartSender sender = new PartSender(object, buffers(size))) {
      putParts(stream, size, sender, watcher);
      complete = true;
    } finally {
      if (!complete) {
        abort(object);
      }
    }
  }

  private static List<byte[]> buffers(long size) {
    long parts = Math.ceilDiv(size, PART_BYTES);
    return Stream.generate(() -> new byte[PART_BYTES]).limit(Math.min(BUFFERS, parts)).toList();
  }

  private static void putParts(
      InputStream stream, long size, PartSender sender, TransferWatcher watcher)
      throws IOException, InterruptedException {
    byte[] buffer = sender.buffer();
    int length = stream.readNBytes(buffer, 0, PART_BYTES);
    while (length > 0) {
      sender.send(buffer, length);
      buffer = sender.buffer();
      watcher.onBytes(sender.sent(), size);
      length = stream.readNBytes(buffer, 0, PART_BYTES);
    }
    sender.complete();
    watcher.onBytes(size, size);
  }

  private static void abort(MultipartUpload object) {
    boolean interrupted = Thread.interrupted(); // An interrupted thread cannot talk to S3.
    try {
      object.abort();
    } catch (SdkException unavailable) {
      log.warn("An open multipart upload is left to the lifecycle rule of the bucket", unavailable);
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
