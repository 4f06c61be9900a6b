package org.mediatranscoder.gateway.upload;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.headers.Header;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.URI;
import org.mediatranscoder.gateway.acceptance.MakesJob;
import org.mediatranscoder.gateway.idempotency.Idempotent;
import org.mediatranscoder.gateway.idempotency.NewJobId;
import org.mediatranscoder.gateway.jobs.JobView;
import org.mediatranscoder.gateway.jobs.JobViews;
import org.mediatranscoder.gateway.multipart.FormParts;
import org.mediatranscoder.model.access.AccessClaims;
import org.mediatranscoder.model.error.ErrorCode;
import org.mediatranscoder.model.job.AccountId;
import org.mediatranscoder.model.job.TranscodeJob;
import org.mediatranscoder.web.body.StreamedBody;
import org.mediatranscoder.web.openapi.NeedsScope;
import org.mediatranscoder.web.openapi.Refuses;
import org.mediatranscoder.web.problem.ApiException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code POST /upload}. */
@RestController
@Tag(name = "Jobs")
class UploadController {

  private final Uploads uploads;
  private final JobViews views;
  private final UploadProperties limits;

  UploadController(Uploads uploads, JobViews views, UploadProperties limits) {
    this.uploads = uploads;
    this.views = views;
    this.limits = limits;
  }

  @NeedsScope(AccessClaims.JOBS_WRITE)
  @Operation(
      operationId = "upload",
      summary = "Send a file and get it transcoded",
      description = "The fields may come in any order; unknown ones are ignored.",
      requestBody =
          @RequestBody(
              required = true,
              content =
                  @Content(
                      mediaType = MediaType.MULTIPART_FORM_DATA_VALUE,
                      schema = @Schema(implementation = UploadFormView.class))))
  @ApiResponse(
      responseCode = "202",
      description = "Accepted: the job waits for a worker",
      headers =
          @Header(
              name = HttpHeaders.LOCATION,
              description = "/status/{jobId}",
              required = true,
              schema = @Schema(type = "string", format = "uri-reference")))
  @Idempotent
  @MakesJob
  @Refuses({
    ErrorCode.FILE_MISSING,
    ErrorCode.FILE_EMPTY,
    ErrorCode.FORMAT_MISSING,
    ErrorCode.OPTIONS_MALFORMED,
    ErrorCode.VALUE_INVALID,
    ErrorCode.EMAIL_MISSING,
    ErrorCode.EMAIL_INVALID,
    ErrorCode.FIELD_REPEATED,
    ErrorCode.FIELD_TOO_LONG,
    ErrorCode.UPLOAD_INCOMPLETE,
    ErrorCode.UPLOAD_TOO_SLOW,
    ErrorCode.UPLOAD_TOO_LARGE
  })
  @StreamedBody
  @PostMapping(value = "/upload", produces = MediaType.APPLICATION_JSON_VALUE)
  ResponseEntity<JobView> upload(
      HttpServletRequest request, AccountId caller, @AuthenticationPrincipal Jwt token) {
    if (request.getContentLengthLong() > limits.maxBody()) {
      throw new ApiException(
          ErrorCode.UPLOAD_TOO_LARGE,
          "A file may have %d bytes at most.".formatted(limits.maxSize().toBytes()));
    }
    TranscodeJob job = receive(request, caller, token);
    return ResponseEntity.accepted()
        .location(URI.create("/status/" + job.id()))
        .body(views.of(job));
  }

  private TranscodeJob receive(HttpServletRequest request, AccountId caller, Jwt token) {
    try {
      FormParts form =
          new FormParts(request.getContentType(), request.getInputStream(), limits.form());
      return uploads.receive(NewJobId.of(request), caller, token, form);
    } catch (IOException brokeOff) {
      throw new ApiException(ErrorCode.UPLOAD_INCOMPLETE, brokeOff);
    }
  }
}
