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
import java.net.URI;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.mediatranscoder.model.error.ErrorCode;
import org.mediatranscoder.model.job.OutputPackage;
import org.mediatranscoder.model.job.TranscodeJob;
import org.mediatranscoder.web.openapi.Open;
import org.mediatranscoder.web.openapi.Refuses;
import org.mediatranscoder.web.problem.AnyQuery;
import org.mediatranscoder.web.problem.ApiException;
import org.mediatranscoder.web.problem.PageWanted;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/**
 * {@code GET} and {@code HEAD /d/{token}}: the mailed link, and below it the outputs by name. The
 * token is all that is needed.
 */
@RestController
@Tag(name = "Links")
class LinkController {

  private final LinkedFiles files;
  private final OutputStore store;
  private final NamedOutputs outputs;
  private final Archive archive;
  private final PlayerPage player;

  LinkController(
      LinkedFiles files,
      OutputStore store,
      NamedOutputs outputs,
      Archive archive,
      PlayerPage player) {
    this.files = files;
    this.store = store;
    this.outputs = outputs;
    this.archive = archive;
    this.player = player;
  }

  @Operation(
      operationId = "followLink",
      summary = "The mailed link: to the file, as often as it is followed",
      description =
          "No token is needed: who has the link has the file. HEAD works, too. Where there are"
              + " several files that belong together, browsers get a page that plays them, and"
              + " others all of them in one zip file.")
  @ApiResponse(
      responseCode = "200",
      description = "The page, with Accept: text/html",
      content = @Content(mediaType = MediaType.TEXT_HTML_VALUE, schema = @Schema(type = "string")))
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
  @Open
  @AnyQuery
  @Refuses({ErrorCode.LINK_INVALID, ErrorCode.FILE_GONE, ErrorCode.STORAGE_UNAVAILABLE})
  @GetMapping("/d/{token}")
  ResponseEntity<byte[]> follow(
      @PathVariable @Parameter(description = "Signed by the service; it ends the link in the mail")
          String token,
      @RequestHeader(value = HttpHeaders.ACCEPT, required = false) @Parameter(hidden = true)
          @Nullable String accept,
      HttpMethod method,
      HttpServletResponse response) {
    protect(response);
    LinkedOutputs linked = files.find(token);
    if (linked.isGrowing()) {
      return growing(Objects.requireNonNull(linked.job()), "/d/" + token, accept);
    }
    return linked
        .asPackage()
        .map(found -> open(found, "/d/" + token, accept))
        .orElseGet(() -> redirect(OutputFile.of(linked.first()), method));
  }

  /** A browser gets the page that plays it, if anything does. */
  private ResponseEntity<byte[]> open(OutputPackage found, String path, @Nullable String accept) {
    return found.plays() && PageWanted.by(accept)
        ? player.of(found, path)
        : ResponseEntity.status(HttpStatus.FOUND)
            .location(URI.create(path + "/" + OutputPackage.ARCHIVE))
            .build();
  }

  /** A package that is being made can be played, and not downloaded. */
  private ResponseEntity<byte[]> growing(TranscodeJob job, String path, @Nullable String accept) {
    if (!PageWanted.by(accept)) {
      throw new ApiException(ErrorCode.FILE_GONE);
    }
    return player.ofGrowing(job, path);
  }

  private ResponseEntity<byte[]> redirect(OutputFile file, HttpMethod method) {
    DownloadUrl url =
        method.equals(HttpMethod.HEAD)
            ? store.signForHead(file)
            : store.sign(file, Disposition.ATTACHMENT);
    return ResponseEntity.status(HttpStatus.FOUND).location(url.url()).build();
  }

  @Operation(
      operationId = "followLinkToOutput",
      summary = "One of the outputs behind a mailed link",
      description = "Or archive.zip, which has all of them. No token is needed.")
  @ApiResponse(
      responseCode = "200",
      description = "A playlist, a manifest, or the zip file",
      content = {
        @Content(mediaType = OutputPackage.PLAYLIST_TYPE, schema = @Schema(type = "string")),
        @Content(mediaType = "application/dash+xml", schema = @Schema(type = "string")),
        @Content(mediaType = "text/vtt", schema = @Schema(type = "string")),
        @Content(
            mediaType = OutputPackage.ARCHIVE_TYPE,
            schema = @Schema(type = "string", format = "binary"))
      })
  @ApiResponse(
      responseCode = "302",
      description = "To any other file",
      headers =
          @Header(
              name = HttpHeaders.LOCATION,
              description = "A fresh presigned URL",
              required = true,
              schema = @Schema(type = "string", format = "uri")),
      content = @Content)
  @Open
  @AnyQuery
  @Refuses({
    ErrorCode.LINK_INVALID,
    ErrorCode.OUTPUT_NOT_FOUND,
    ErrorCode.FILE_GONE,
    ErrorCode.STORAGE_UNAVAILABLE
  })
  @GetMapping("/d/{token}/{name}")
  @Nullable ResponseEntity<byte[]> output(
      @PathVariable @Parameter(description = "Signed by the service") String token,
      @PathVariable @Parameter(description = "As in outputs of the job", example = "master.m3u8")
          String name,
      HttpMethod method,
      HttpServletRequest request,
      HttpServletResponse response)
      throws IOException {
    protect(response);
    LinkedOutputs linked = files.find(token);
    if (name.equals(OutputPackage.ARCHIVE)) {
      if (linked.files().isEmpty()) {
        throw new ApiException(ErrorCode.OUTPUT_NOT_FOUND);
      }
      String fileName =
          linked
              .asPackage()
              .map(OutputPackage::fileName)
              .orElseGet(() -> linked.first().fileName() + ".zip");
      archive.send(fileName, ArchivedFile.ofJob(linked.files()), request, response);
      return null;
    }
    TranscodeJob job = linked.job();
    return job == null
        ? outputs.answer(linked.files(), name, method)
        : outputs.answer(job, name, method);
  }

  /** Set on the response so that refusals carry them too. */
  private static void protect(HttpServletResponse response) {
    response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
    response.setHeader("Referrer-Policy", "no-referrer");
  }
}
