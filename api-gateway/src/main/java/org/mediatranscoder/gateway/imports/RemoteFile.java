package org.mediatranscoder.gateway.imports;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.jspecify.annotations.Nullable;

/**
 * A file that another server is sending. Closing it breaks the connection.
 *
 * @param fileName for people
 * @param lengthBytes of the whole file, at least 1
 * @param validator an entity tag or a date by which its server knows this state of the file again;
 *     null if it says none, so that the file cannot be gone on with
 * @param bytes of the file, from where it was asked for
 */
record RemoteFile(
    String fileName,
    long lengthBytes,
    @Nullable String validator,
    InputStream bytes,
    ClassicHttpResponse response)
    implements Closeable {

  @Override
  public void close() throws IOException {
    response.close();
  }
}
