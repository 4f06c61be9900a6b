package org.mediatranscoder.upload.resumable;

import java.util.List;
import java.util.Map;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;
import org.mediatranscoder.model.error.ErrorCode;
import org.mediatranscoder.model.job.Crc32c;
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
  private final VerifiedBytes verified;
  private final SentChecksums checksums;
  private final UploadNotes notes;

  UploadAppender(
      RawStorage storage,
      PartBuffers buffers,
      UploadProgress progress,
      WriterLease lease,
      VerifiedBytes verified,
      SentChecksums checksums,
      UploadNotes notes) {
    this.storage = storage;
    this.buffers = buffers;
    this.progress = progress;
    this.lease = lease;
    this.verified = verified;
    this.checksums = checksums;
    this.notes = notes;
  }

  /**
   * Appends what comes.
   *
   * @param offset where its first byte belongs
   * @param checksum of the body, which it has read from; null if there is none
   * @throws ApiException {@code upload-offset-wrong} if that is not the next one; {@code
   *     upload-taken-over} if another request has begun meanwhile; {@code upload-too-large} if more
   *     comes than was announced; {@code upload-incomplete} if the line broke, and what came is
   *     kept, unless there is a checksum; {@code upload-checksum-mismatch} if that is another one,
   *     and nothing is kept
   */
  void append(
      JobId id,
      ResumableUpload upload,
      long offset,
      IncomingFile body,
      @Nullable Checksum checksum) {
    String writer = lease.take(id);
    StoredBytes stored = progress.stored(id, upload);
    MultipartUpload object = stored.object();
    if (object == null || object.found() + stored.tail().length != offset) {
      throw new ApiException(ErrorCode.UPLOAD_OFFSET_WRONG);
    }
    byte[] first = buffers.acquire(upload.owner());
    List<byte[]> spares = buffers.acquireSpares();
    try {
      new Appending(id, upload, writer, object, body, checksum, stored.noted())
          .run(stored.tail(), first, spares);
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
    private final @Nullable Checksum checksum;

    /** Whether S3 may keep parts behind those that count when this request has ended. */
    private final boolean staleParts;

    private boolean noted;

    /** Of the bytes of this request that count. */
    private final CRC32C sum = new CRC32C();

    /** Of the bytes before them; null if it is not known. */
    private @Nullable Crc32c before;

    /** How many those are. */
    private long begun;

    /** Where the first byte of the buffer belongs that is filled just now. */
    private long start;

    Appending(
        JobId id,
        ResumableUpload upload,
        String writer,
        MultipartUpload object,
        IncomingFile body,
        @Nullable Checksum checksum,
        boolean staleParts) {
      this.id = id;
      this.upload = upload;
      this.writer = writer;
      this.object = object;
      this.body = body;
      this.checksum = checksum;
      this.staleParts = staleParts;
      this.noted = staleParts;
      this.start = object.found();
    }

    void run(byte[] tail, byte[] first, List<byte[]> spares) {
      begun = object.found() + tail.length;
      before = checksums.begin(id, begun);
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
        noteBeforeParts(tail.length);
        noteChecksum(held);
        sender.send(buffer, held);
        start += held;
        buffer = sender.buffer();
        held = fill(buffer, 0, sender);
      }
      requireWriter();
      if (isLast(held)) {
        body.requireEnd();
        verify();
        complete(sender, buffer, held);
      } else {
        verify();
        sender.awaitAll();
        noteChecksum(held);
        keepTail(buffer, held);
        noteAfterParts(held);
      }
    }

    private void verify() {
      if (checksum != null) {
        body.requireWhole();
        checksum.verify();
      }
    }

    private void noteBeforeParts(int tail) {
      if (checksum != null && !noted) {
        verified.note(id, object.found() + tail);
        noted = true;
      }
    }

    private void noteAfterParts(int held) {
      if (staleParts) {
        verified.note(id, start + held);
      } else if (noted) {
        verified.forget(id);
      }
    }

    private int fill(byte[] buffer, int held, PartSender sender) {
      int most = (int) Math.min(buffer.length, upload.lengthBytes() - start);
      int filled = body.fillUntilBroken(buffer, held, most, sender::refuseIfFailed);
      sum.update(buffer, held, filled - held);
      return filled;
    }

    private boolean isLast(int held) {
      return start + held == upload.lengthBytes();
    }

    /**
     * Of all bytes up to those that the buffer holds; null if it is not known.
     *
     * @param held how many the buffer holds
     */
    private @Nullable Crc32c soFar(int held) {
      return before == null ? null : before.then(Crc32c.of(sum), start + held - begun);
    }

    private void noteChecksum(int held) {
      @Nullable Crc32c all = soFar(held);
      if (all != null) {
        checksums.note(id, start + held, all);
      }
    }

    private void complete(PartSender sender, byte[] buffer, int held) {
      noteChecksum(held); // If S3 fails now, the next request has nothing left to send.
      notes.put(id, upload.with(soFar(held)));
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
      checksums.forget(id);
      if (noted) {
        verified.forget(id);
      }
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
        throw new ApiException(ErrorCode.UPLOAD_TAKEN_OVER);
      }
    }
  }
}
