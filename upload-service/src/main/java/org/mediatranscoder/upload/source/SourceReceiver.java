package org.mediatranscoder.upload.source;

import java.util.List;
import java.util.Map;
import org.mediatranscoder.model.error.ErrorCode;
import org.mediatranscoder.model.job.AccountId;
import org.mediatranscoder.s3.Content;
import org.mediatranscoder.s3.MultipartUpload;
import org.mediatranscoder.s3.PartSender;
import org.mediatranscoder.upload.receipt.Receipt;
import org.mediatranscoder.upload.storage.AbandonedUploads;
import org.mediatranscoder.upload.storage.RawStorage;
import org.mediatranscoder.upload.storage.RunningReceipts;
import org.mediatranscoder.web.problem.ApiException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * Moves a file from a request into S3 through one to three buffers: up to two parts are sent while
 * the next one is read. The client waits while S3 is slower than it.
 */
@Component
public class SourceReceiver {

  private static final Logger LOG = LoggerFactory.getLogger(SourceReceiver.class);

  /** What people upload is never served from here, so its type does not matter. */
  public static final String CONTENT_TYPE = "application/octet-stream";

  /**
   * What must have come before an upload takes a buffer from others. As much as a connection has in
   * Tomcat anyway.
   */
  private static final int START_BYTES = 16 * 1024;

  private final RawStorage storage;
  private final AbandonedUploads abandonedUploads;
  private final PartBuffers buffers;
  private final RunningReceipts running;

  SourceReceiver(
      RawStorage storage,
      AbandonedUploads abandonedUploads,
      PartBuffers buffers,
      RunningReceipts running) {
    this.running = running;
    this.storage = storage;
    this.abandonedUploads = abandonedUploads;
    this.buffers = buffers;
  }

  /**
   * Stores the file under the key, whole; if anything fails, nothing of it stays.
   *
   * @param sender whose receipt it becomes
   */
  StoredSource receive(String key, AccountId sender, IncomingFile file) {
    running.begin(key); // Also while it waits for its first bytes or for a buffer.
    try {
      return receiveCounted(key, sender, file);
    } finally {
      running.end(key);
    }
  }

  private StoredSource receiveCounted(String key, AccountId sender, IncomingFile file) {
    byte[] start = new byte[START_BYTES];
    int held = file.fill(start, () -> {});
    if (held == 0) {
      throw new ApiException(ErrorCode.FILE_EMPTY);
    }
    byte[] buffer = buffers.acquire(sender);
    try {
      System.arraycopy(start, 0, buffer, 0, held);
      abandonedUploads.settle(key);
      Receipt receipt = Receipt.random();
      store(key, receipt.metadata(sender), file, buffer, held);
      return new StoredSource(key, file.received(), receipt.value(), file.checksum());
    } finally {
      buffers.release(sender, buffer);
    }
  }

  private void store(
      String key, Map<String, String> metadata, IncomingFile file, byte[] buffer, int held) {
    int first = held < START_BYTES ? held : file.fill(buffer, held, () -> {});
    try {
      if (first < buffer.length) {
        storage.put(key, CONTENT_TYPE, metadata, new Content(buffer, first));
      } else {
        MultipartUpload object = storage.begin(key, CONTENT_TYPE, metadata);
        RawStorage.run(() -> storeInParts(object, file, buffer));
      }
    } catch (RuntimeException failed) {
      abandonedUploads.remove(key);
      throw failed;
    }
  }

  private void storeInParts(MultipartUpload object, IncomingFile file, byte[] first) {
    List<byte[]> spares = buffers.acquireSpares();
    try (PartSender sender = new PartSender(object, spares)) {
      storeInParts(sender, file, first);
    } catch (RuntimeException failed) {
      abortAgain(object);
      throw failed;
    } finally {
      spares.forEach(buffers::releaseSpare);
    }
  }

  /** Another instance may have aborted it while parts were on their way: those go with this one. */
  private static void abortAgain(MultipartUpload object) {
    try {
      object.abort();
    } catch (SdkException unreachable) {
      LOG.debug("What is left of an upload is removed later", unreachable);
    }
  }

  private static void storeInParts(PartSender sender, IncomingFile file, byte[] first) {
    byte[] buffer = first;
    int length = buffer.length;
    while (length > 0) {
      sender.send(buffer, length);
      boolean isLast = length < buffer.length;
      buffer = sender.buffer();
      length = isLast ? 0 : file.fill(buffer, 0, sender::refuseIfFailed);
    }
    sender.complete();
  }
}
