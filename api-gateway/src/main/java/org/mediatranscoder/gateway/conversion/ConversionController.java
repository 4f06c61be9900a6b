package org.mediatranscoder.gateway.conversion;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.headers.Header;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mediatranscoder.gateway.acceptance.JobWebhooks;
import org.mediatranscoder.gateway.acceptance.MakesJob;
import org.mediatranscoder.gateway.formats.ChosenOptions;
import org.mediatranscoder.gateway.formats.Formats;
import org.mediatranscoder.gateway.idempotency.Idempotent;
import org.mediatranscoder.gateway.idempotency.NewJobId;
import org.mediatranscoder.gateway.jobs.JobView;
import org.mediatranscoder.gateway.jobs.JobViews;
import org.mediatranscoder.gateway.jobs.OwnJobs;
import org.mediatranscoder.model.access.AccessClaims;
import org.mediatranscoder.model.error.ErrorCode;
import org.mediatranscoder.model.job.AccountId;
import org.mediatranscoder.model.job.Priority;
import org.mediatranscoder.model.job.TranscodeJob;
import org.mediatranscoder.model.job.TranscodeRequest;
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

/** {@code POST /jobs}. */
@RestController
@Tag(name = "Jobs")
class ConversionController {

  private final OwnJobs ownJobs;
  private final Formats formats;
  private final Conversions conversions;
  private final JobViews views;
  private final JobWebhooks webhooks;

  ConversionController(
      OwnJobs ownJobs,
      Formats formats,
      Conversions conversions,
      JobViews views,
      JobWebhooks webhooks) {
    this.ownJobs = ownJobs;
    this.formats = formats;
    this.conversions = conversions;
    this.views = views;
    this.webhooks = webhooks;
  }

  @NeedsScope(AccessClaims.JOBS_WRITE)
  @Operation(
      operationId = "convertAgain",
      summary = "Convert the source of a job again",
      description =
          "A new job with a copy of the source, which counts like an upload of its size; the mail"
              + " goes to the address of the old job.")
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
  @Refuses({ErrorCode.JOB_NOT_FOUND, ErrorCode.SOURCE_GONE})
  @PostMapping(
      value = "/jobs",
      consumes = MediaType.APPLICATION_JSON_VALUE,
      produces = MediaType.APPLICATION_JSON_VALUE)
  ResponseEntity<JobView> convert(
      @Valid @RequestBody ConversionRequest request,
      BindingResult binding,
      HttpServletRequest http,
      AccountId caller,
      @AuthenticationPrincipal Jwt token) {
    List<Fault> faults = new ArrayList<>(BindingFaults.ofBody(binding));
    faults.addAll(faults(request, caller));
    if (!faults.isEmpty() || request.format() == null || request.sourceJobId() == null) {
      throw new ApiException(faults);
    }
    TranscodeJob old = ownJobs.find(request.sourceJobId(), caller);
    String format = formats.available(request.format()).id();
    TranscodeRequest before = old.request();
    TranscodeRequest wanted =
        new TranscodeRequest(format, before.email(), request.chosen(), before.ownAddress())
            .with(request.chosenPriority().orElseThrow())
            .withWebhook(request.webhook());
    TranscodeJob job = conversions.convert(NewJobId.of(http), old, wanted, token.getTokenValue());
    return ResponseEntity.accepted()
        .location(URI.create("/status/" + job.id()))
        .body(views.of(job));
  }

  private List<Fault> faults(ConversionRequest request, AccountId caller) {
    List<Fault> faults = new ArrayList<>(faultsOfFormat(request));
    if (request.chosenPriority().isEmpty()) {
      faults.add(Fault.body("priority", ErrorCode.VALUE_INVALID, "").allowing(Priority.words()));
    }
    if (request.webhook() != null && !webhooks.knows(caller, request.webhook())) {
      faults.add(
          Fault.body(
              "webhook", ErrorCode.WEBHOOK_UNKNOWN, "is the address of no webhook of yours"));
    }
    return faults;
  }

  private List<Fault> faultsOfFormat(ConversionRequest request) {
    @Nullable String format = request.format();
    if (format == null) {
      return List.of();
    }
    return formats.knows(format)
        ? ChosenOptions.faultsOfBody(request.chosen(), formats.known(format))
        : List.of(Fault.body("format", ErrorCode.FORMAT_UNKNOWN, "").allowing(formats.ids()));
  }
}
