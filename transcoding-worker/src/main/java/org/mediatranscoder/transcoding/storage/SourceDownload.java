package org.mediatranscoder.transcoding.storage;

import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.zip.CRC32C;
import java.util.zip.CheckedOutputStream;
import org.mediatranscoder.model.job.Crc32c;
import org.mediatranscoder.model.job.SourceMedia;
import org.mediatranscoder.s3.S3Properties;
import org.mediatranscoder.transcoding.failure.ChangedSourceException;
import org.mediatranscoder.transcoding.failure.MissingSourceException;
import org.mediatranscoder.transcoding.probe.ByteRange;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;

/** Fetches the source of a job in constant memory. */
@Component
public class SourceDownload {

  private static final Logger log = LoggerFactory.getLogger(SourceDownload.class);
  private static final int BUFFER_BYTES = 256 * 1024;

  /** The bytes may have changed on their way only. */
  private static final int TRIES = 3;

  private final S3Client s3;
  private final String bucket;

  SourceDownload(S3Client s3, S3Properties properties) {
    this.s3 = s3;
    this.bucket = properties.bucket();
  }

  /**
   * Writes the source to a new file, again if its checksum is another one than that of the bytes
   * that were sent. A source of which none is known is taken as it is.
   *
   * @throws MissingSourceException if there is no such object
   * @throws ChangedSourceException if its checksum is another one each time; there is no file then
   */
  public void download(SourceMedia source, Path file, TransferWatcher watcher)
      throws InterruptedException {
    for (int tried = 1; !isWhatWasSent(source, file, watcher); tried++) {
      delete(file);
      if (tried == TRIES) {
        throw new ChangedSourceException();
      }
    }
  }

  private boolean isWhatWasSent(SourceMedia source, Path file, TransferWatcher watcher)
      throws InterruptedException {
    CRC32C sum = new CRC32C();
    download(source.key(), file, sum, watcher);
    Crc32c found = Crc32c.of(sum);
    Crc32c sent = source.checksum().orElse(found);
    if (!found.equals(sent)) {
      log.error("{} was read with the CRC-32C {}, and sent with {}", source.key(), found, sent);
    }
    return found.equals(sent);
  }

  private static void delete(Path file) {
    try {
      Files.delete(file);
    } catch (IOException broken) {
      throw new UncheckedIOException("A source that is not right stays", broken);
    }
  }

  /**
   * Writes the object to a new file.
   *
   * @throws MissingSourceException if there is no such object
   */
  void download(String key, Path file, TransferWatcher watcher) throws InterruptedException {
    download(key, file, new CRC32C(), watcher);
  }

  private void download(String key, Path file, CRC32C sum, TransferWatcher watcher)
      throws InterruptedException {
    try (var source = s3.getObject(request -> request.bucket(bucket).key(key));
        var target =
            new CheckedOutputStream(
                Files.newOutputStream(file, StandardOpenOption.CREATE_NEW), sum)) {
      copy(source, target, watcher);
    } catch (NoSuchKeyException gone) {
      throw new MissingSourceException();
    } catch (IOException broken) {
      throw new UncheckedIOException("The source did not arrive", broken);
    }
  }

  /**
   * Writes some bytes of the object to a new file of the same size, at their places; all others are
   * zero, and take no room where the disk can leave them out. Nothing is checked: the checksum is
   * that of all bytes.
   *
   * @param size of the object
   * @throws MissingSourceException if there is no such object
   */
  public void download(String key, List<ByteRange> parts, long size, Path file)
      throws InterruptedException {
    try (FileChannel target =
        FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
      for (ByteRange part : parts) {
        download(key, part, target);
      }
      if (target.size() < size) {
        target.write(ByteBuffer.allocate(1), size - 1);
      }
    } catch (NoSuchKeyException gone) {
      throw new MissingSourceException();
    } catch (IOException broken) {
      throw new UncheckedIOException("The source did not arrive", broken);
    }
  }

  private void download(String key, ByteRange part, FileChannel target)
      throws IOException, InterruptedException {
    String range = "bytes=%d-%d".formatted(part.from(), part.until() - 1);
    target.position(part.from());
    try (var source = s3.getObject(request -> request.bucket(bucket).key(key).range(range))) {
      copy(source, Channels.newOutputStream(target), (done, total) -> {});
    }
    if (target.position() != part.until()) {
      throw new EOFException("%s of the source: %d".formatted(range, target.position()));
    }
  }

  private static void copy(
      ResponseInputStream<GetObjectResponse> source, OutputStream target, TransferWatcher watcher)
      throws IOException, InterruptedException {
    long total = source.response().contentLength();
    byte[] buffer = new byte[BUFFER_BYTES];
    long done = 0;
    boolean whole = false;
    try {
      for (int n = source.read(buffer); n >= 0; n = source.read(buffer)) {
        target.write(buffer, 0, n);
        done += n;
        watcher.onBytes(done, total);
      }
      whole = true;
    } finally {
      if (!whole) {
        source.abort(); // Closing alone would read the rest first.
      }
    }
  }
}
