package org.mediatranscoder.gateway.formats;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
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

  private static final String EXAMPLE =
      """
      {"formats": [{
        "id": "mp3", "name": "MP3", "description": "Audio for every player", "purpose": "AUDIO",
        "kind": "AUDIO",
        "extension": "mp3", "contentType": "audio/mpeg", "needs": ["AUDIO"], "takesPictures": false,
        "options": {
          "type": "object", "additionalProperties": false,
          "properties": {"metadata": {
            "type": "string", "title": "Metadata", "description": "Title, artist and the like",
            "enum": ["remove", "keep"], "default": "remove"}}}}]}
      """;

  private final Formats formats;

  FormatsController(Formats formats) {
    this.formats = formats;
  }

  @NeedsScope(AccessClaims.JOBS_READ)
  @Operation(
      operationId = "listFormats",
      summary = "The formats on offer",
      description = "In the order in which a page offers them.")
  @ApiResponse(
      responseCode = "200",
      description = "All that a running worker can make",
      content =
          @Content(
              schema = @Schema(implementation = FormatCatalogue.class),
              examples = @ExampleObject(EXAMPLE)))
  @GetMapping(value = "/formats", produces = MediaType.APPLICATION_JSON_VALUE)
  FormatCatalogue formats() {
    return formats.onOffer();
  }
}
