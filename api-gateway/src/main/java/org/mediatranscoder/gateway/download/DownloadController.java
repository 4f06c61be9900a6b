package org.mediatranscoder.gateway.download;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.headers.Header;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.mediatranscoder.gateway.jobs.JobIdPath;
import org.mediatranscoder.gateway.jobs.OwnJobs;
import org.mediatranscoder.model.access.AccessClaims;
import org.mediatranscoder.model.error.ErrorCode;
import org.mediatranscoder.model.job.AccountId;
import org.mediatranscoder.model.job.OutputPackage;
import org.mediatranscoder.model.job.TranscodeJob;
import org.mediatranscoder.web.openapi.NeedsScope;
import org.mediatranscoder.web.openapi.Refuses;
import org.mediatranscoder.web.problem.ApiException;
import org.mediatranscoder.web.problem.Fault;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * {@code GET /jobs/{id}/download}. A page's {@code fetch} follows a redirect by itself, to an
 * origin it may not read; so it can ask for the URL as JSON.
 */
@RestController
@Tag(name = "Jobs")
class DownloadController {

  private final OwnJobs ownJobs;
  private final OutputStore outputs;
  private final PackageLinks packages;

  DownloadController(OwnJobs ownJobs, OutputStore outputs, PackageLinks packages) {
    this.ownJobs = ownJobs;
    this.outputs = outputs;
    this.packages = packages;
  }

  @NeedsScope(AccessClaims.JOBS_READ)
  @Operation(
      operationId = "downloadOutput",
      summary = "Fetch the output, through a URL that lives minutes",
      description =
          "A redirect, or with Accept: application/json the URL itself. Where there are several"
              + " outputs that belong together, it leads to all of them in one zip file, and inline"
              + " to a page that plays them; that URL lives twelve hours. Inline it leads there as"
              + " soon as playlist of the job is set, while the rest is being made.")
  @ApiResponse(
      responseCode = "200",
      description = "With Accept: application/json",
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON_VALUE,
              schema = @Schema(implementation = DownloadUrl.class)))
  @ApiResponse(
      responseCode = "302",
      description = "To the file",
      headers =
          @Header(
              name = HttpHeaders.LOCATION,
              description = "The presigned URL",
              required = true,
              schema = @Schema(type = "string", format = "uri")),
      content = @Content)
  @Refuses({
    ErrorCode.JOB_NOT_FOUND,
    ErrorCode.JOB_NOT_COMPLETED,
    ErrorCode.FILE_GONE,
    ErrorCode.STORAGE_UNAVAILABLE
  })
  @GetMapping("/jobs/{jobId}/download")
  ResponseEntity<DownloadUrl> download(
      @JobIdPath @PathVariable String jobId,
      @RequestParam(defaultValue = "attachment")
          @Parameter(
              description = "Whether a browser saves the file or shows it",
              schema =
                  @Schema(
                      type = "string",
                      allowableValues = {"attachment", "inline"},
                      defaultValue = "attachment"))
          String disposition,
      @RequestHeader(value = HttpHeaders.ACCEPT, required = false) @Parameter(hidden = true)
          @Nullable String accept,
      AccountId caller) {
    Disposition wanted = disposition(disposition);
    DownloadUrl url = url(ownJobs.find(jobId, caller), wanted);
    return wantsJson(accept)
        ? ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(url)
        : ResponseEntity.status(HttpStatus.FOUND)
            .location(url.url())
            .cacheControl(CacheControl.noStore())
            .build();
  }

  private DownloadUrl url(TranscodeJob job, Disposition wanted) {
    if (job.isPlayableEarly() && wanted == Disposition.INLINE) {
      return packages.of(job, wanted);
    }
    OutputFile file = file(job);
    if (!outputs.exists(file.key())) {
      throw new ApiException(ErrorCode.FILE_GONE);
    }
    return OutputPackage.of(job).isPresent()
        ? packages.of(job, wanted)
        : outputs.sign(file, wanted);
  }

  private static OutputFile file(TranscodeJob job) {
    return job.renditions().stream()
        .findFirst()
        .map(OutputFile::of)
        .orElseThrow(() -> new ApiException(ErrorCode.JOB_NOT_COMPLETED));
  }

  private static Disposition disposition(String text) {
    return switch (text.toLowerCase(Locale.ROOT)) {
      case "attachment" -> Disposition.ATTACHMENT;
      case "inline" -> Disposition.INLINE;
      default ->
          throw new ApiException(
              List.of(
                  Fault.parameter("disposition", ErrorCode.VALUE_INVALID, "")
                      .allowing(List.of("attachment", "inline"))));
    };
  }

  /** Asked for by name: {@code *}{@code /*}, which every client sends, does not count. */
  private static boolean wantsJson(@Nullable String accept) {
    return accept != null
        && MediaType.parseMediaTypes(accept).stream()
            .anyMatch(MediaType.APPLICATION_JSON::equalsTypeAndSubtype);
  }
}
