package org.mediatranscoder.transcoding.storage;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.mediatranscoder.s3.S3Properties;
import org.mediatranscoder.transcoding.failure.MissingSourceException;
import org.springframework.stereotype.Component;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;

/** Fetches the source of a job in constant memory. */
@Component
public class SourceDownload {

  private static final int BUFFER_BYTES = 256 * 1024;

  private final S3Client s3;
  private final String bucket;

  SourceDownload(S3Client s3, S3Properties properties) {
    this.s3 = s3;
    this.bucket = properties.bucket();
  }

  /**
   * Writes the object to a new file.
   *
   * @throws MissingSourceException if there is no such object
   */
  public void download(String key, Path file, TransferWatcher watcher) throws InterruptedException {
    try (var source = s3.getObject(request -> request.bucket(bucket).key(key));
        var target = Files.newOutputStream(file, StandardOpenOption.CREATE_NEW)) {
      copy(source, target, watcher);
    } catch (NoSuchKeyException gone) {
      throw new MissingSourceException();
    } catch (IOException broken) {
      throw new UncheckedIOException("The source did not arrive", broken);
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
