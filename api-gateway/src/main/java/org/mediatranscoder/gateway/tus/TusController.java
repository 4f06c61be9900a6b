package org.mediatranscoder.gateway.tus;

import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;
import org.mediatranscoder.gateway.upload.UploadProperties;
import org.mediatranscoder.gateway.uploadservice.UploadState;
import org.mediatranscoder.model.error.ErrorCode;
import org.mediatranscoder.model.job.AccountId;
import org.mediatranscoder.model.job.JobId;
import org.mediatranscoder.web.body.StreamedBody;
import org.mediatranscoder.web.problem.ApiException;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.http.ResponseEntity.BodyBuilder;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RestController;

/**
 * The routes of tus 1.0 with creation, creation-with-upload, termination, expiration and checksum.
 * They are described by that protocol, for its clients, and not in our description of the API.
 */
@Hidden
@RestController
@RequestMapping("/files")
class TusController {

  private static final String EXTENSIONS =
      "creation,creation-with-upload,termination,expiration,checksum";

  private final TusUploads uploads;
  private final UploadProperties limits;

  TusController(TusUploads uploads, UploadProperties limits) {
    this.uploads = uploads;
    this.limits = limits;
  }

  @RequestMapping(method = RequestMethod.OPTIONS)
  ResponseEntity<Void> abilities() {
    return ResponseEntity.noContent()
        .header(TusHeaders.VERSIONS, TusHeaders.VERSION)
        .header(TusHeaders.EXTENSIONS, EXTENSIONS)
        .header(TusHeaders.ALGORITHMS, "sha1,sha256")
        .header(TusHeaders.MAX_SIZE, Long.toString(limits.maxSize().toBytes()))
        .build();
  }

  @StreamedBody
  @PostMapping
  ResponseEntity<Void> begin(
      HttpServletRequest request, AccountId caller, @AuthenticationPrincipal Jwt token)
      throws IOException {
    requireVersion(request);
    long length = length(request);
    JobId id = JobId.random();
    UploadState state =
        uploads.begin(
            id, caller, token, length, request.getHeader(TusHeaders.METADATA), firstBytes(request));
    return answer(ResponseEntity.created(URI.create("/files/" + id)), state).build();
  }

  @RequestMapping(path = "/{uploadId}", method = RequestMethod.HEAD)
  ResponseEntity<Void> state(
      @PathVariable("uploadId") String uploadId,
      HttpServletRequest request,
      AccountId caller,
      @AuthenticationPrincipal Jwt token)
      throws IOException {
    requireVersion(request);
    UploadState state = uploads.state(known(uploadId), caller, token);
    return answer(ResponseEntity.ok(), state)
        .header(TusHeaders.LENGTH, Long.toString(state.lengthBytes()))
        .header(TusHeaders.METADATA, state.metadata())
        .cacheControl(CacheControl.noStore())
        .build();
  }

  @StreamedBody
  @PatchMapping("/{uploadId}")
  ResponseEntity<Void> append(
      @PathVariable("uploadId") String uploadId,
      HttpServletRequest request,
      AccountId caller,
      @AuthenticationPrincipal Jwt token)
      throws IOException {
    requireVersion(request);
    JobId id = known(uploadId);
    if (!TusHeaders.BODY_TYPE.equals(request.getContentType())) {
      throw new ApiException(ErrorCode.MEDIA_TYPE_UNSUPPORTED);
    }
    long offset = number(request, TusHeaders.OFFSET, ErrorCode.UPLOAD_OFFSET_WRONG);
    UploadState state = append(id, offset, request, caller, token);
    return answer(ResponseEntity.status(HttpStatus.NO_CONTENT), state).build();
  }

  @DeleteMapping("/{uploadId}")
  ResponseEntity<Void> end(
      @PathVariable("uploadId") String uploadId,
      HttpServletRequest request,
      AccountId caller,
      @AuthenticationPrincipal Jwt token)
      throws IOException {
    requireVersion(request);
    uploads.end(known(uploadId), caller, token);
    return ResponseEntity.noContent().build();
  }

  private UploadState append(
      JobId id, long offset, HttpServletRequest request, AccountId caller, Jwt token) {
    try {
      @Nullable String checksum = request.getHeader(TusHeaders.CHECKSUM);
      return uploads.append(id, caller, token, offset, checksum, request.getInputStream());
    } catch (IOException brokeOff) {
      throw new ApiException(ErrorCode.UPLOAD_INCOMPLETE, brokeOff);
    }
  }

  private static @Nullable FirstBytes firstBytes(HttpServletRequest request) throws IOException {
    return TusHeaders.BODY_TYPE.equals(request.getContentType())
        ? new FirstBytes(request.getHeader(TusHeaders.CHECKSUM), request.getInputStream())
        : null;
  }

  private static BodyBuilder answer(BodyBuilder answer, UploadState state) {
    return answer
        .header(TusHeaders.OFFSET, Long.toString(state.offset()))
        .header(TusHeaders.EXPIRES, httpDate(state.expiresAt()));
  }

  private static String httpDate(Instant time) {
    return DateTimeFormatter.RFC_1123_DATE_TIME.format(time.atOffset(ZoneOffset.UTC));
  }

  private static void requireVersion(HttpServletRequest request) {
    if (!TusHeaders.VERSION.equals(request.getHeader(TusHeaders.RESUMABLE))) {
      throw new ApiException(ErrorCode.TUS_VERSION_UNSUPPORTED);
    }
  }

  private long length(HttpServletRequest request) {
    long length = number(request, TusHeaders.LENGTH, ErrorCode.UPLOAD_LENGTH_INVALID);
    if (length == 0) {
      throw new ApiException(ErrorCode.FILE_EMPTY);
    }
    if (length > limits.maxSize().toBytes()) {
      throw new ApiException(ErrorCode.UPLOAD_TOO_LARGE);
    }
    return length;
  }

  private static long number(HttpServletRequest request, String header, ErrorCode otherwise) {
    @Nullable String value = request.getHeader(header);
    if (value == null || !value.matches("[0-9]{1,18}")) {
      throw new ApiException(otherwise);
    }
    return Long.parseLong(value);
  }

  private static JobId known(String uploadId) {
    return JobId.parse(uploadId).orElseThrow(() -> new ApiException(ErrorCode.UPLOAD_NOT_FOUND));
  }
}
