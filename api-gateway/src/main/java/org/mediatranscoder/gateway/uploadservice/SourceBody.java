package org.mediatranscoder.gateway.uploadservice;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.io.entity.AbstractHttpEntity;

/**
 * A request body that is read while it is sent, one buffer at a time, on the thread of the caller.
 *
 * <p>If its source fails, the connection is broken before anything else happens: the HTTP client
 * would otherwise end the chunked body in good order, and half a file would look like a whole one.
 */
final class SourceBody extends AbstractHttpEntity {

  private static final int BUFFER_BYTES = 64 * 1024;

  /** The HTTP client collects less than this; a refusal is noticed when something is written. */
  private static final int TRICKLE_BYTES = 8 * 1024;

  private final InputStream source;
  private final HttpUriRequestBase request;
  private final StallWatch.Beat beat;

  SourceBody(InputStream source, HttpUriRequestBase request, StallWatch.Beat beat) {
    super(ContentType.APPLICATION_OCTET_STREAM, null, true);
    this.source = source;
    this.request = request;
    this.beat = beat;
  }

  @Override
  public void writeTo(OutputStream out) throws IOException {
    byte[] buffer = new byte[BUFFER_BYTES];
    for (int read = read(buffer); read >= 0; read = read(buffer)) {
      beat.sending();
      out.write(buffer, 0, read);
      if (read < TRICKLE_BYTES) {
        out.flush();
      }
      beat.sent();
      yieldToOthers();
    }
  }

  /** A virtual thread that never waits would keep others from its processor. */
  @SuppressWarnings("ThreadPriorityCheck") // Nothing depends on who goes on first.
  private static void yieldToOthers() {
    Thread.yield();
  }

  private int read(byte[] buffer) throws IOException {
    try {
      return source.read(buffer);
    } catch (IOException clientGone) {
      request.abort();
      throw new ClientGoneException(clientGone);
    } catch (RuntimeException refused) {
      request.abort();
      throw refused;
    }
  }

  @Override
  public InputStream getContent() {
    return source;
  }

  @Override
  public boolean isRepeatable() {
    return false;
  }

  @Override
  public boolean isStreaming() {
    return true;
  }

  /** Unknown: a form does not say how long its parts are. */
  @Override
  public long getContentLength() {
    return -1;
  }

  @Override
  public void close() throws IOException {
    source.close();
  }
}
