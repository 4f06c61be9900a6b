package org.mediatranscoder.gateway.multipart;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Locale;
import java.util.Optional;
import org.apache.commons.fileupload2.core.FileItemHeaders;
import org.apache.commons.fileupload2.jakarta.servlet6.JakartaServletDiskFileUpload;
import org.jspecify.annotations.Nullable;
import org.mediatranscoder.model.error.ErrorCode;
import org.mediatranscoder.web.problem.ApiException;

/**
 * The parts of a {@code multipart/form-data} body (RFC 7578) one after the other, as they arrive.
 * Nothing is kept: a part is gone once the next one is asked for.
 */
public final class FormParts {

  /** Used for its parsing of headers alone; it stores nothing. */
  private final JakartaServletDiskFileUpload headerParser = new JakartaServletDiskFileUpload();

  private final InputStream body;
  private final MultipartStream input;
  private final int maxParts;
  private final int maxHeader;
  private int parts;

  /**
   * @param contentType of the request, null if it has none
   * @throws ApiException if this is no such body
   */
  public FormParts(@Nullable String contentType, InputStream body, FormLimits limits)
      throws IOException {
    this.maxParts = limits.maxParts();
    this.maxHeader = limits.maxHeaderBytes();
    this.body = new BoundedBody(body, limits.maxBodyBytes());
    this.input = new MultipartStream(this.body, boundary(contentType));
  }

  /**
   * The next part, or nothing after the last one.
   *
   * @throws IOException if the body ends or breaks off before its end mark, or the client stalls
   * @throws ApiException if it is malformed or has too many parts
   */
  public Optional<FormPart> next() throws IOException {
    if (input.advance()) {
      return Optional.of(read());
    }
    readToEnd();
    return Optional.empty();
  }

  /** So that a body shorter than its announced length is noticed even behind the end mark. */
  private void readToEnd() throws IOException {
    body.transferTo(OutputStream.nullOutputStream());
  }

  private FormPart read() throws IOException {
    if (++parts > maxParts) {
      throw new ApiException(
          ErrorCode.REQUEST_MALFORMED, "The form must have at most %d parts.".formatted(maxParts));
    }
    FileItemHeaders headers = headers();
    String name = headerParser.getFieldName(headers);
    return new FormPart(
        name == null ? "" : name, headerParser.getFileName(headers), input.content());
  }

  private FileItemHeaders headers() throws IOException {
    try {
      return headerParser.getParsedHeaders(input.headers(maxHeader));
    } catch (IllegalStateException noEmptyLine) {
      throw new ApiException(
          ErrorCode.REQUEST_MALFORMED, "A part of the form has a broken header.");
    }
  }

  private byte[] boundary(@Nullable String contentType) {
    if (contentType == null
        || !contentType.toLowerCase(Locale.ROOT).startsWith("multipart/form-data")) {
      throw new ApiException(
          ErrorCode.MEDIA_TYPE_UNSUPPORTED, "Send the header Content-Type: multipart/form-data.");
    }
    byte[] boundary = headerParser.getBoundary(contentType);
    if (boundary == null || boundary.length == 0 || boundary.length > 200) {
      throw new ApiException(
          ErrorCode.REQUEST_MALFORMED,
          "The header Content-Type must name the boundary of the form.");
    }
    return boundary;
  }
}
