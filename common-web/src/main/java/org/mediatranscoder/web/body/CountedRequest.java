package org.mediatranscoder.web.body;

import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** A request of unknown length, whose bytes are counted as they are read. */
final class CountedRequest extends HttpServletRequestWrapper {

  private long limit = BodyLimit.MAX_BYTES;
  private @Nullable CountedStream body;

  CountedRequest(HttpServletRequest request) {
    super(request);
  }

  void liftLimit() {
    limit = Long.MAX_VALUE;
  }

  @Override
  public ServletInputStream getInputStream() throws IOException {
    if (body == null) {
      body = new CountedStream(super.getInputStream(), limit);
    }
    return body;
  }

  @Override
  public BufferedReader getReader() throws IOException {
    String encoding = getCharacterEncoding();
    Charset charset = encoding == null ? StandardCharsets.UTF_8 : Charset.forName(encoding);
    return new BufferedReader(new InputStreamReader(getInputStream(), charset));
  }
}
