package org.mediatranscoder.upload.resumable;

import java.util.List;
import java.util.Map;
import org.mediatranscoder.model.error.ErrorCode;
import org.mediatranscoder.model.job.JobId;
import org.mediatranscoder.model.storage.ObjectKeys;
import org.mediatranscoder.s3.Content;
import org.mediatranscoder.s3.MultipartUpload;
import org.mediatranscoder.s3.PartSender;
import org.mediatranscoder.upload.source.IncomingFile;
import org.mediatranscoder.upload.source.PartBuffers;
import org.mediatranscoder.upload.source.SourceReceiver;
import org.mediatranscoder.upload.storage.RawStorage;
import org.mediatranscoder.web.problem.ApiException;
import org.springframework.stereotype.Component;

/**
 * Takes the next bytes of an upload. Whole parts go to S3 at once; what is left when the request
 * ends, in whatever way, is kept as an object of its own, and the next request begins with it.
 */
@Component
class UploadAppender {

  private final RawStorage storage;
  private final PartBuffers buffers;
  private final UploadProgress progress;
  private final WriterLease lease;

  UploadAppender(
      RawStorage storage, PartBuffers buffers, UploadProgress progress, WriterLease lease) {
    this.storage = storage;
    this.buffers = buffers;
    this.progress = progress;
    this.lease = lease;
  }

  /**
   * Appends what comes.
   *
   * @param offset where its first byte belongs
   * @throws ApiException {@code upload-offset-wrong} if that is not the next one; {@code
   *     upload-too-large} if more comes than was announced; {@code upload-incomplete} if the line
   *     broke, and what came is kept
   */
  void append(JobId id, ResumableUpload upload, long offset, IncomingFile body) {
    String writer = lease.take(id);
    StoredBytes stored = progress.stored(id, upload);
    MultipartUpload object = stored.object();
    if (object == null || object.found() + stored.tail().length != offset) {
      throw new ApiException(ErrorCode.UPLOAD_OFFSET_WRONG);
    }
    byte[] first = buffers.acquire(upload.owner());
    List<byte[]> spares = buffers.acquireSpares();
    try {
      new Appending(id, upload, writer, object, body).run(stored.tail(), first, spares);
    } finally {
      spares.forEach(buffers::releaseSpare);
      buffers.release(upload.owner(), first);
    }
    body.requireWhole();
  }

  /** One request. */
  private final class Appending {

    private final JobId id;
    private final ResumableUpload upload;
    private final String writer;
    private final MultipartUpload object;
    private final IncomingFile body;

    /** Where the first byte of the buffer belongs that is filled just now. */
    private long start;

    Appending(
        JobId id,
        ResumableUpload upload,
        String writer,
        MultipartUpload object,
        IncomingFile body) {
      this.id = id;
      this.upload = upload;
      this.writer = writer;
      this.object = object;
      this.body = body;
      this.start = object.found();
    }

    void run(byte[] tail, byte[] first, List<byte[]> spares) {
      try (PartSender sender = new PartSender(object, spares)) {
        RawStorage.run(() -> send(sender, tail, first));
      }
      if (tail.length > 0 && start != object.found()) {
        storage.remove(ObjectKeys.uploadTail(id, object.found()));
      }
    }

    private void send(PartSender sender, byte[] tail, byte[] first) {
      byte[] buffer = tail.length < first.length ? first : tail; // The parts were larger before.
      System.arraycopy(tail, 0, buffer, 0, tail.length);
      int held = fill(buffer, tail.length, sender);
      while (held == buffer.length && !isLast(held)) {
        requireWriter();
        sender.send(buffer, held);
        start += held;
        buffer = sender.buffer();
        held = fill(buffer, 0, sender);
      }
      requireWriter();
      if (isLast(held)) {
        body.requireEnd();
        complete(sender, buffer, held);
      } else {
        sender.awaitAll();
        keepTail(buffer, held);
      }
    }

    private int fill(byte[] buffer, int held, PartSender sender) {
      int most = (int) Math.min(buffer.length, upload.lengthBytes() - start);
      return body.fillUntilBroken(buffer, held, most, sender::refuseIfFailed);
    }

    private boolean isLast(int held) {
      return start + held == upload.lengthBytes();
    }

    private void complete(PartSender sender, byte[] buffer, int held) {
      if (start == 0) {
        storage.put(
            ObjectKeys.raw(id),
            SourceReceiver.CONTENT_TYPE,
            upload.asReceipt().metadata(upload.owner()),
            new Content(buffer, held));
        object.abort();
      } else {
        sender.send(buffer, held);
        sender.complete();
      }
      storage.removeAll(ObjectKeys.uploadTails(id));
    }

    private void keepTail(byte[] buffer, int held) {
      if (held > 0) {
        storage.put(
            ObjectKeys.uploadTail(id, start),
            SourceReceiver.CONTENT_TYPE,
            Map.of(),
            new Content(buffer, held));
      }
    }

    /** Another request has read how far the upload is: what we add now would not be in it. */
    private void requireWriter() {
      if (!lease.isHeld(id, writer)) {
        throw new ApiException(ErrorCode.UPLOAD_OFFSET_WRONG, "Another request goes on with it.");
      }
    }
  }
}
