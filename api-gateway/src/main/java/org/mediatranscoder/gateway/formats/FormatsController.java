package org.mediatranscoder.gateway.formats;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.mediatranscoder.model.access.AccessClaims;
import org.mediatranscoder.model.format.FormatCatalogue;
import org.mediatranscoder.web.openapi.NeedsScope;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code GET /formats}. */
@RestController
@Tag(name = "Formats")
class FormatsController {

  private final Formats formats;

  FormatsController(Formats formats) {
    this.formats = formats;
  }

  @NeedsScope(AccessClaims.JOBS_READ)
  @Operation(
      operationId = "listFormats",
      summary = "The formats on offer",
      description = "In the order in which a page offers them.")
  @GetMapping(value = "/formats", produces = MediaType.APPLICATION_JSON_VALUE)
  FormatCatalogue formats() {
    return formats.onOffer();
  }
}
