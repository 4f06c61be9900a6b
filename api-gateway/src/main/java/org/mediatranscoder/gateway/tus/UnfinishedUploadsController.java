package org.mediatranscoder.gateway.tus;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.mediatranscoder.model.access.AccessClaims;
import org.mediatranscoder.model.job.AccountId;
import org.mediatranscoder.web.openapi.NeedsScope;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code GET /uploads}. */
@RestController
@Tag(name = "Jobs")
class UnfinishedUploadsController {

  private final UnfinishedUploads uploads;

  UnfinishedUploadsController(UnfinishedUploads uploads) {
    this.uploads = uploads;
  }

  @NeedsScope(AccessClaims.JOBS_READ)
  @Operation(
      operationId = "listUploads",
      summary = "Own uploads that have not ended",
      description =
          "Begun at /files, by the protocol tus: with the same file each of them goes on where it"
              + " was, from any device. The newest 100 are listed.")
  @GetMapping(value = "/uploads", produces = MediaType.APPLICATION_JSON_VALUE)
  UnfinishedUploadsView unfinished(AccountId caller) {
    return new UnfinishedUploadsView(uploads.of(caller));
  }
}
