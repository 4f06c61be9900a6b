package org.mediatranscoder.gateway.uploadservice;

import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpEntity;
import org.mediatranscoder.model.error.ErrorCode;
import org.mediatranscoder.web.problem.ApiException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Understands what upload-service answers. */
@Component
class UploadAnswers {

  private static final Logger log = LoggerFactory.getLogger(UploadAnswers.class);
  private static final int MAX_BYTES = 64 * 1024;

  private final JsonMapper json;

  UploadAnswers(JsonMapper json) {
    this.json = json;
  }

  /**
   * The body of a good answer.
   *
   * @throws ApiException with the same code if the person can do something about it, else as
   *     unavailable
   */
  byte[] read(ClassicHttpResponse response) throws IOException {
    byte[] body = body(response.getEntity());
    if (response.getCode() / 100 == 2) {
      return body;
    }
    ErrorCode code = code(body).orElse(ErrorCode.SERVICE_UNAVAILABLE);
    log.warn("upload-service answered {} {}", response.getCode(), code.code());
    throw new ApiException(code);
  }

  private static byte[] body(HttpEntity entity) throws IOException {
    return entity == null ? new byte[0] : entity.getContent().readNBytes(MAX_BYTES);
  }

  private Optional<ErrorCode> code(byte[] problem) {
    try {
      String code = json.readTree(problem).path("code").asString("");
      return Arrays.stream(ErrorCode.values())
          .filter(UploadAnswers::passesOn)
          .filter(known -> known.code().equals(code))
          .findFirst();
    } catch (JacksonException noProblemDetail) {
      return Optional.empty();
    }
  }

  private static boolean passesOn(ErrorCode code) {
    return switch (code) {
      case FILE_EMPTY,
          UPLOAD_TOO_LARGE,
          UPLOAD_INCOMPLETE,
          UPLOAD_TOO_SLOW,
          TOO_MANY_UPLOADS,
          SOURCE_GONE,
          UPLOAD_NOT_FOUND,
          UPLOAD_OFFSET_WRONG,
          UPLOAD_TAKEN_OVER,
          UPLOAD_CHECKSUM_INVALID,
          UPLOAD_CHECKSUM_MISMATCH,
          STORAGE_UNAVAILABLE ->
          true;
      default -> false;
    };
  }
}
