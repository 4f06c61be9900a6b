package org.mediatranscoder.gateway.download;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.headers.Header;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletResponse;
import org.mediatranscoder.model.error.ErrorCode;
import org.mediatranscoder.web.openapi.Open;
import org.mediatranscoder.web.openapi.Refuses;
import org.mediatranscoder.web.problem.AnyQuery;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** {@code GET} and {@code HEAD /d/{token}}: the mailed link. The token is all that is needed. */
@RestController
@Tag(name = "Links")
class LinkController {

  private final LinkedFiles files;
  private final OutputStore outputs;

  LinkController(LinkedFiles files, OutputStore outputs) {
    this.files = files;
    this.outputs = outputs;
  }

  @Operation(
      operationId = "followLink",
      summary = "The mailed link: to the file, as often as it is followed",
      description = "No token is needed: who has the link has the file. HEAD works, too.")
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
  ResponseEntity<Void> follow(
      @PathVariable @Parameter(description = "Signed by the service; it ends the link in the mail")
          String token,
      HttpMethod method,
      HttpServletResponse response) {
    // Set on the response so that refusals carry them too.
    response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
    response.setHeader("Referrer-Policy", "no-referrer");
    OutputFile file = files.find(token);
    DownloadUrl url =
        method.equals(HttpMethod.HEAD)
            ? outputs.signForHead(file)
            : outputs.sign(file, Disposition.ATTACHMENT);
    return ResponseEntity.status(HttpStatus.FOUND).location(url.url()).build();
  }
}
