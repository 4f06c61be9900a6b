package org.mediatranscoder.transcoding.formats;

import org.mediatranscoder.model.format.FormatCatalogue;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
class FormatsController {

  @GetMapping("/formats")
  FormatCatalogue formats() {
    return OutputFormats.catalogue();
  }
}
