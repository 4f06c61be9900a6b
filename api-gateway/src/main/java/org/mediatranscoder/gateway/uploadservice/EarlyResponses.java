package org.mediatranscoder.gateway.uploadservice;

import java.io.IOException;
import java.io.InputStream;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.io.HttpClientConnection;
import org.apache.hc.core5.http.io.ResponseOutOfOrderStrategy;
import org.apache.hc.core5.util.Timeout;

/**
 * Notices a response that comes before the request body has been sent, such as a refusal.
 *
 * <p>Before each write it asks the socket how much there is to read, which does not wait. The HTTP
 * client's own strategy waits for up to a millisecond, by default every 8 KiB: with it an upload
 * waits most of its time. Over TLS the socket cannot tell, so there it waits too, once per MiB.
 */
final class EarlyResponses implements ResponseOutOfOrderStrategy {

  private static final long BYTES_BETWEEN_WAITS = 1024 * 1024;

  @Override
  public boolean isEarlyResponseDetected(
      ClassicHttpRequest request,
      HttpClientConnection connection,
      InputStream input,
      long bytesSent,
      long nextWrite)
      throws IOException {
    if (connection.getSSLSession() == null) {
      return input.available() > 0;
    }
    return bytesSent / BYTES_BETWEEN_WAITS != (bytesSent + nextWrite) / BYTES_BETWEEN_WAITS
        && connection.isDataAvailable(Timeout.ofMilliseconds(1));
  }
}
