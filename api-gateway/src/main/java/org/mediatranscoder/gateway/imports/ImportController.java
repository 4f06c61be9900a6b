package org.mediatranscoder.gateway.imports;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.headers.Header;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import java.io.IOException;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.mediatranscoder.gateway.acceptance.JobWebhooks;
import org.mediatranscoder.gateway.acceptance.MakesJob;
import org.mediatranscoder.gateway.formats.Formats;
import org.mediatranscoder.gateway.idempotency.Idempotent;
import org.mediatranscoder.gateway.idempotency.NewJobId;
import org.mediatranscoder.gateway.tus.UnfinishedUpload;
import org.mediatranscoder.gateway.upload.FormFields;
import org.mediatranscoder.model.access.AccessClaims;
import org.mediatranscoder.model.error.ErrorCode;
import org.mediatranscoder.model.job.AccountId;
import org.mediatranscoder.model.job.TranscodeRequest;
import org.mediatranscoder.web.mail.EmailAddresses;
import org.mediatranscoder.web.openapi.NeedsScope;
import org.mediatranscoder.web.openapi.Refuses;
import org.mediatranscoder.web.problem.ApiException;
import org.mediatranscoder.web.problem.BindingFaults;
import org.mediatranscoder.web.problem.Fault;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/** {@code POST /imports}. */
@RestController
@Tag(name = "Jobs")
class ImportController {

  private final Imports imports;
  private final Formats formats;
  private final EmailAddresses addresses;
  private final JobWebhooks webhooks;
  private final JsonMapper json;

  ImportController(
      Imports imports,
      Formats formats,
      EmailAddresses addresses,
      JobWebhooks webhooks,
      JsonMapper json) {
    this.imports = imports;
    this.formats = formats;
    this.addresses = addresses;
    this.webhooks = webhooks;
    this.json = json;
  }

  @NeedsScope(AccessClaims.JOBS_WRITE)
  @Operation(
      operationId = "importFile",
      summary = "Fetch a file from the web and get it transcoded",
      description =
          "Answered once the other server has begun to send. The file counts like an upload of its"
              + " size. GET /uploads tells how far it is, or why it failed; GET /status/{uploadId}"
              + " is its job once it has come.")
  @ApiResponse(
      responseCode = "202",
      description = "Accepted: the file is being fetched",
      headers =
          @Header(
              name = HttpHeaders.LOCATION,
              description = "/status/{uploadId}, which is there once the file has come",
              required = true,
              schema = @Schema(type = "string", format = "uri-reference")))
  @Idempotent
  @MakesJob
  @Refuses({
    ErrorCode.EMAIL_INVALID,
    ErrorCode.IMPORTS_OFF,
    ErrorCode.IMPORT_ADDRESS_INVALID,
    ErrorCode.IMPORT_ADDRESS_FORBIDDEN,
    ErrorCode.IMPORT_FAILED,
    ErrorCode.IMPORT_NOT_MEDIA,
    ErrorCode.FILE_EMPTY,
    ErrorCode.UPLOAD_TOO_LARGE
  })
  @PostMapping(
      value = "/imports",
      consumes = MediaType.APPLICATION_JSON_VALUE,
      produces = MediaType.APPLICATION_JSON_VALUE)
  ResponseEntity<UnfinishedUpload> fetch(
      @Valid @RequestBody ImportRequest request,
      BindingResult binding,
      HttpServletRequest http,
      AccountId caller,
      @AuthenticationPrincipal Jwt token)
      throws IOException {
    List<Fault> faults = BindingFaults.ofBody(binding);
    if (!faults.isEmpty() || request.url() == null) {
      throw new ApiException(faults);
    }
    TranscodeRequest wanted = wanted(request, caller, token);
    UnfinishedUpload begun =
        imports.begin(NewJobId.of(http), caller, token, ImportAddress.of(request.url()), wanted);
    return ResponseEntity.accepted()
        .location(URI.create("/status/" + begun.uploadId()))
        .body(begun);
  }

  /** Judged as the fields of a form, which have the same names. */
  private TranscodeRequest wanted(ImportRequest request, AccountId caller, Jwt token) {
    FormFields fields =
        new FormFields(
            formats, addresses, webhooks, caller, token.getClaimAsString(AccessClaims.EMAIL));
    fields.announce(FormFields.FILE);
    Map<String, String> given = new LinkedHashMap<>();
    given.put("format", String.valueOf(request.format()));
    given.put("email", String.valueOf(request.email()));
    given.put(
        "options",
        json.writeValueAsString(request.options() == null ? Map.of() : request.options()));
    given.put("priority", request.priority() == null ? "normal" : request.priority());
    if (request.webhook() != null) {
      given.put("webhook", request.webhook());
    }
    given.forEach(
        (name, value) -> {
          fields.announce(name);
          fields.put(name, value);
        });
    return fields.complete();
  }
}
