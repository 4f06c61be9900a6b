package org.mediatranscoder.gateway.upload;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import org.apache.commons.fileupload2.core.FileItemHeaders;
import org.apache.commons.fileupload2.core.FileUploadSizeException;
import org.apache.commons.fileupload2.core.MultipartInput;
import org.apache.commons.fileupload2.jakarta.servlet6.JakartaServletDiskFileUpload;
import org.jspecify.annotations.Nullable;
import org.mediatranscoder.model.error.ErrorCode;
import org.mediatranscoder.web.problem.ApiException;

/**
 * The parts of a {@code multipart/form-data} body (RFC 7578) one after the other, as they arrive.
 * Nothing is kept: a part is gone once the next one is asked for.
 */
final class FormParts {

  private static final int BUFFER_BYTES = 64 * 1024;

  /** Used for its parsing of headers alone; it stores nothing. */
  private final JakartaServletDiskFileUpload headerParser = new JakartaServletDiskFileUpload();

  private final InputStream body;
  private final MultipartInput input;
  private final int maxParts;
  private int parts;
  private @Nullable InputStream current;

  /**
   * @param contentType of the request, null if it has none
   * @throws ApiException if this is no such body
   */
  FormParts(@Nullable String contentType, InputStream body, UploadProperties limits)
      throws IOException {
    this.maxParts = limits.maxParts();
    this.body = new BoundedBody(body, limits.maxBody());
    this.input = open(boundary(contentType), this.body, limits);
  }

  /**
   * The next part, or nothing after the last one.
   *
   * @throws IOException if the body ends or breaks off before its end mark, or the client stalls
   * @throws ApiException if it is malformed or has too many parts
   */
  Optional<FormPart> next() throws IOException {
    try {
      if (advance()) {
        return Optional.of(read());
      }
      readToEnd();
      return Optional.empty();
    } catch (MultipartInput.MalformedStreamException malformed) {
      throw malformed.getCause() instanceof IOException broken ? broken : malformed;
    }
  }

  private boolean advance() throws IOException {
    if (current == null) {
      return input.skipPreamble();
    }
    current.close();
    return input.readBoundary();
  }

  /** So that a body shorter than its announced length is noticed even behind the end mark. */
  private void readToEnd() throws IOException {
    body.transferTo(OutputStream.nullOutputStream());
  }

  private FormPart read() throws IOException {
    if (++parts > maxParts) {
      throw new ApiException(ErrorCode.REQUEST_MALFORMED, "The form has too many fields");
    }
    FileItemHeaders headers = headers();
    String name = headerParser.getFieldName(headers);
    InputStream content = input.newInputStream();
    current = content;
    return new FormPart(name == null ? "" : name, headerParser.getFileName(headers), content);
  }

  private FileItemHeaders headers() throws IOException {
    try {
      return headerParser.getParsedHeaders(input.readHeaders());
    } catch (FileUploadSizeException tooLong) {
      throw new ApiException(ErrorCode.REQUEST_MALFORMED, "A part has too long a header");
    } catch (IllegalStateException noEmptyLine) {
      throw new ApiException(ErrorCode.REQUEST_MALFORMED, "A part has a broken header");
    }
  }

  private byte[] boundary(@Nullable String contentType) {
    if (contentType == null
        || !contentType.toLowerCase(Locale.ROOT).startsWith("multipart/form-data")) {
      throw new ApiException(ErrorCode.MEDIA_TYPE_UNSUPPORTED, "Send multipart/form-data");
    }
    byte[] boundary = headerParser.getBoundary(contentType);
    if (boundary == null || boundary.length == 0 || boundary.length > 200) {
      throw new ApiException(ErrorCode.REQUEST_MALFORMED, "The content type names no boundary");
    }
    return boundary;
  }

  private static MultipartInput open(byte[] boundary, InputStream body, UploadProperties limits)
      throws IOException {
    MultipartInput input =
        MultipartInput.builder()
            .setInputStream(body)
            .setBoundary(boundary)
            .setBufferSize(BUFFER_BYTES)
            .setMaxPartHeaderSize((int) limits.maxHeaderSize().toBytes())
            .get();
    input.setHeaderCharset(StandardCharsets.UTF_8);
    return input;
  }
}
