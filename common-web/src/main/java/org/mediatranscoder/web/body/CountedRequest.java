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
import org.mediatranscoder.model.error.ErrorCode;
import org.mediatranscoder.web.problem.ApiException;

/** A request of unknown length, which fails as {@code body-too-large} beyond its limit. */
final class CountedRequest extends HttpServletRequestWrapper {

  private long limit = BodyLimit.MAX_BYTES;
  private long count;
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
      body = new CountedStream(super.getInputStream(), this::count);
    }
    return body;
  }

  private void count(int bytes) {
    count += bytes;
    if (count > limit) {
      throw new ApiException(ErrorCode.BODY_TOO_LARGE);
    }
  }

  @Override
  public BufferedReader getReader() throws IOException {
    String encoding = getCharacterEncoding();
    Charset charset = encoding == null ? StandardCharsets.UTF_8 : Charset.forName(encoding);
    return new BufferedReader(new InputStreamReader(getInputStream(), charset));
  }
}
