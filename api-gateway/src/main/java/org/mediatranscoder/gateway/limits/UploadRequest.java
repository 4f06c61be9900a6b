package org.mediatranscoder.gateway.limits;

import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.io.IOException;
import org.mediatranscoder.web.body.CountedStream;

/** An upload whose bytes are counted for its account. */
final class UploadRequest extends HttpServletRequestWrapper {

  private final UploadLease lease;

  UploadRequest(HttpServletRequest request, UploadLease lease) {
    super(request);
    this.lease = lease;
  }

  @Override
  public ServletInputStream getInputStream() throws IOException {
    return new CountedStream(super.getInputStream(), lease::count);
  }
}
