package org.mediatranscoder.gateway.download;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.headers.Header;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
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
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** {@code GET /jobs/{jobId}/outputs/{name}} and {@code GET /jobs/{jobId}/archive.zip}. */
@RestController
@Tag(name = "Jobs")
class OutputsController {

  private final OwnJobs ownJobs;
  private final NamedOutputs outputs;
  private final Archive archive;

  OutputsController(OwnJobs ownJobs, NamedOutputs outputs, Archive archive) {
    this.ownJobs = ownJobs;
    this.outputs = outputs;
    this.archive = archive;
  }

  @NeedsScope(AccessClaims.JOBS_READ)
  @Operation(
      operationId = "getOutput",
      summary = "One of the outputs by its name",
      description =
          "A playlist, a manifest or a track of thumbnails itself; a redirect to any other file."
              + " While a package is being made and playlist of the job is set, its playlists grow,"
              + " and name files that are in no list.")
  @ApiResponse(
      responseCode = "200",
      description = "The playlist or the manifest",
      content = {
        @Content(mediaType = OutputPackage.PLAYLIST_TYPE, schema = @Schema(type = "string")),
        @Content(mediaType = "application/dash+xml", schema = @Schema(type = "string")),
        @Content(mediaType = "text/vtt", schema = @Schema(type = "string"))
      })
  @ApiResponse(
      responseCode = "302",
      description = "To the file",
      headers =
          @Header(
              name = HttpHeaders.LOCATION,
              description = "A fresh presigned URL",
              required = true,
              schema = @Schema(type = "string", format = "uri")),
      content = @Content)
  @Refuses({
    ErrorCode.JOB_NOT_FOUND,
    ErrorCode.OUTPUT_NOT_FOUND,
    ErrorCode.JOB_NOT_COMPLETED,
    ErrorCode.FILE_GONE,
    ErrorCode.STORAGE_UNAVAILABLE
  })
  @GetMapping("/jobs/{jobId}/outputs/{name}")
  ResponseEntity<byte[]> output(
      @JobIdPath @PathVariable String jobId,
      @PathVariable @Parameter(description = "As in outputs of the job", example = "master.m3u8")
          String name,
      HttpMethod method,
      AccountId caller) {
    TranscodeJob job = ownJobs.find(jobId, caller);
    return outputs.answer(job.isPlayableEarly() ? job : requireOutputs(job), name, method);
  }

  @NeedsScope(AccessClaims.JOBS_READ)
  @Operation(
      operationId = "getArchive",
      summary = "All outputs in one zip file",
      description = "Stored in it, not compressed.")
  @ApiResponse(
      responseCode = "200",
      description = "The zip file",
      content =
          @Content(
              mediaType = OutputPackage.ARCHIVE_TYPE,
              schema = @Schema(type = "string", format = "binary")))
  @Refuses({
    ErrorCode.JOB_NOT_FOUND,
    ErrorCode.JOB_NOT_COMPLETED,
    ErrorCode.FILE_GONE,
    ErrorCode.STORAGE_UNAVAILABLE
  })
  @GetMapping("/jobs/{jobId}/" + OutputPackage.ARCHIVE)
  void archive(
      @JobIdPath @PathVariable String jobId,
      AccountId caller,
      HttpServletRequest request,
      HttpServletResponse response)
      throws IOException {
    TranscodeJob job = requireOutputs(ownJobs.find(jobId, caller));
    String name =
        OutputPackage.of(job)
            .map(OutputPackage::fileName)
            .orElseGet(() -> job.renditions().getFirst().fileName() + ".zip");
    archive.send(name, ArchivedFile.ofJob(job.renditions()), request, response);
  }

  private static TranscodeJob requireOutputs(TranscodeJob job) {
    if (job.renditions().isEmpty()) {
      throw new ApiException(ErrorCode.JOB_NOT_COMPLETED);
    }
    return job;
  }
}
