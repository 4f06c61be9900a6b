package org.mediatranscoder.gateway.download;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mediatranscoder.gateway.idempotency.Idempotent;
import org.mediatranscoder.model.access.AccessClaims;
import org.mediatranscoder.model.error.ErrorCode;
import org.mediatranscoder.model.job.AccountId;
import org.mediatranscoder.model.job.OutputPackage;
import org.mediatranscoder.web.openapi.NeedsScope;
import org.mediatranscoder.web.openapi.Open;
import org.mediatranscoder.web.openapi.Refuses;
import org.mediatranscoder.web.problem.ApiException;
import org.mediatranscoder.web.problem.BindingFaults;
import org.mediatranscoder.web.problem.Fault;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** {@code POST /archives}, and {@code GET} of what it answers. */
@RestController
@Tag(name = "Jobs")
class ArchivesController {

  private static final String FILE_NAME = "media-transcoder.zip";

  private final SeveralJobs several;
  private final Archive archive;

  ArchivesController(SeveralJobs several, Archive archive) {
    this.several = several;
    this.archive = archive;
  }

  @NeedsScope(AccessClaims.JOBS_READ)
  @Operation(
      operationId = "linkArchive",
      summary = "A link to the outputs of several jobs in one zip file",
      description = "Who has the link has the files; it lives an hour.")
  @ApiResponse(responseCode = "200", description = "The link")
  @Idempotent
  @Refuses({ErrorCode.JOB_NOT_FOUND, ErrorCode.JOB_NOT_COMPLETED})
  @PostMapping(
      value = "/archives",
      consumes = MediaType.APPLICATION_JSON_VALUE,
      produces = MediaType.APPLICATION_JSON_VALUE)
  ResponseEntity<DownloadUrl> link(
      @Valid @RequestBody ArchiveRequest request, BindingResult binding, AccountId caller) {
    List<Fault> faults = new ArrayList<>(BindingFaults.ofBody(binding));
    @Nullable List<String> ids = request.jobIds();
    if (ids != null && (ids.isEmpty() || ids.size() > ArchiveRequest.MOST)) {
      faults.add(
          Fault.body(
              "jobIds",
              ErrorCode.VALUE_INVALID,
              "must have 1 to %d ids".formatted(ArchiveRequest.MOST)));
    }
    if (!faults.isEmpty() || ids == null) {
      throw new ApiException(faults);
    }
    return ResponseEntity.ok()
        .cacheControl(CacheControl.noStore())
        .body(several.link(caller, List.copyOf(new LinkedHashSet<>(ids))));
  }

  @Operation(
      operationId = "getArchiveOfSeveral",
      summary = "The outputs of several jobs in one zip file",
      description = "Stored in it, not compressed. No token is needed.")
  @ApiResponse(
      responseCode = "200",
      description = "The zip file",
      content =
          @Content(
              mediaType = OutputPackage.ARCHIVE_TYPE,
              schema = @Schema(type = "string", format = "binary")))
  @Open
  @Refuses({ErrorCode.LINK_INVALID, ErrorCode.FILE_GONE, ErrorCode.STORAGE_UNAVAILABLE})
  @GetMapping("/archives/{name}")
  void archive(
      @PathVariable @Parameter(description = "As POST /archives made it") String name,
      HttpServletRequest request,
      HttpServletResponse response)
      throws IOException {
    response.setHeader("Referrer-Policy", "no-referrer");
    archive.send(FILE_NAME, ArchiveNames.of(several.find(name)), request, response);
  }
}
