package org.mediatranscoder.gateway.formats;

import io.swagger.v3.oas.annotations.Operation;
import org.mediatranscoder.model.format.FormatCatalogue;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code GET /formats}. */
@RestController
class FormatsController {

  private final Formats formats;

  FormatsController(Formats formats) {
    this.formats = formats;
  }

  @Operation(summary = "The formats on offer")
  @GetMapping(value = "/formats", produces = MediaType.APPLICATION_JSON_VALUE)
  FormatCatalogue formats() {
    return formats.onOffer();
  }
}
