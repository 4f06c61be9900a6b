package org.mediatranscoder.upload.source;

import java.util.Map;
import org.mediatranscoder.model.error.ErrorCode;
import org.mediatranscoder.model.job.AccountId;
import org.mediatranscoder.upload.receipt.Receipt;
import org.mediatranscoder.upload.storage.Content;
import org.mediatranscoder.upload.storage.Leftovers;
import org.mediatranscoder.upload.storage.PartedObject;
import org.mediatranscoder.upload.storage.RawStorage;
import org.mediatranscoder.web.problem.ApiException;
import org.springframework.stereotype.Component;

/** Moves a file from a request into S3 through one buffer; the sender waits while S3 writes. */
@Component
class SourceReceiver {

  /** What people upload is never served from here, so its type does not matter. */
  private static final String CONTENT_TYPE = "application/octet-stream";

  private final RawStorage storage;
  private final Leftovers leftovers;
  private final PartBuffers buffers;

  SourceReceiver(RawStorage storage, Leftovers leftovers, PartBuffers buffers) {
    this.storage = storage;
    this.leftovers = leftovers;
    this.buffers = buffers;
  }

  /**
   * Stores the file under the key, whole; if anything fails, nothing of it stays.
   *
   * @param sender whose receipt it becomes
   */
  StoredSource receive(String key, AccountId sender, IncomingFile file) {
    byte[] buffer = buffers.acquire();
    try {
      leftovers.settle(key);
      Receipt receipt = Receipt.random();
      store(key, receipt.metadata(sender), file, buffer);
      return new StoredSource(key, file.received(), file.sha256(), receipt.value());
    } finally {
      buffers.release(buffer);
    }
  }

  private void store(String key, Map<String, String> metadata, IncomingFile file, byte[] buffer) {
    int first = file.fill(buffer);
    if (first == 0) {
      throw new ApiException(ErrorCode.FILE_EMPTY);
    }
    try {
      if (first < buffer.length) {
        storage.put(key, CONTENT_TYPE, metadata, new Content(buffer, first));
      } else {
        storeInParts(storage.begin(key, CONTENT_TYPE, metadata), file, buffer);
      }
    } catch (RuntimeException failed) {
      leftovers.remove(key);
      throw failed;
    }
  }

  private static void storeInParts(PartedObject object, IncomingFile file, byte[] buffer) {
    int length = buffer.length;
    while (length > 0) {
      object.add(new Content(buffer, length));
      length = length < buffer.length ? 0 : file.fill(buffer);
    }
    object.complete();
  }
}
