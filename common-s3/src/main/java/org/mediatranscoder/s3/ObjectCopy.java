package org.mediatranscoder.s3;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import software.amazon.awssdk.core.exception.AbortedException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.MetadataDirective;

/**
 * Copies an object inside the store, so that its bytes never come here. Above one part it is copied
 * in parts, several at once: one call copies 5 GB at most and is silent for as long as that takes.
 */
final class ObjectCopy {

  private static final int AT_ONCE = 4;

  private final S3Client s3;
  private final Bucket bucket;
  private final String name;
  private final long partBytes;

  /**
   * @param partBytes 5 MiB to 5 GiB
   */
  ObjectCopy(S3Client s3, Bucket bucket, String name, long partBytes) {
    this.s3 = s3;
    this.bucket = bucket;
    this.name = name;
    this.partBytes = partBytes;
  }

  /** As {@link Bucket#copy}. */
  long copy(String from, String to, String contentType, Map<String, String> metadata) {
    HeadObjectResponse source = s3.headObject(head -> head.bucket(name).key(from));
    long size = source.contentLength();
    if (size <= partBytes) {
      copyWhole(from, source.eTag(), to, contentType, metadata);
    } else {
      copyInParts(from, source, bucket.begin(to, contentType, metadata));
    }
    return size;
  }

  private void copyWhole(
      String from, String tag, String to, String contentType, Map<String, String> metadata) {
    s3.copyObject(
        copy ->
            copy.sourceBucket(name)
                .sourceKey(from)
                .copySourceIfMatch(tag)
                .destinationBucket(name)
                .destinationKey(to)
                .metadataDirective(MetadataDirective.REPLACE)
                .contentType(contentType)
                .metadata(metadata));
  }

  private void copyInParts(String from, HeadObjectResponse source, MultipartUpload target) {
    try (ExecutorService few =
        Executors.newFixedThreadPool(AT_ONCE, Thread.ofVirtual().factory())) {
      List<Future<?>> parts = submit(few, from, source, target);
      try {
        parts.forEach(ObjectCopy::await);
      } catch (RuntimeException failed) {
        few.shutdownNow();
        throw failed;
      }
      target.complete();
    } catch (RuntimeException failed) {
      target.abort();
      throw failed;
    }
  }

  private List<Future<?>> submit(
      ExecutorService few, String from, HeadObjectResponse source, MultipartUpload target) {
    long size = source.contentLength();
    int count = (int) Math.ceilDiv(size, partBytes);
    return IntStream.rangeClosed(1, count)
        .<Future<?>>mapToObj(
            number ->
                few.submit(() -> target.copy(number, from, source.eTag(), range(number, size))))
        .toList();
  }

  private String range(int number, long size) {
    long start = (number - 1) * partBytes;
    return "bytes=%d-%d".formatted(start, Math.min(start + partBytes, size) - 1);
  }

  private static void await(Future<?> part) {
    try {
      part.get();
    } catch (ExecutionException failed) {
      throw failed.getCause() instanceof SdkException cause
          ? cause
          : SdkClientException.create("A part could not be copied", failed.getCause());
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
      throw AbortedException.create("The copy was interrupted", stopping);
    }
  }
}
