package org.mediatranscoder.transcoding.formats;

import org.mediatranscoder.model.format.FormatCatalogue;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The formats that this worker makes. */
@RestController
class FormatsController {

  private final WorkerFormats formats;

  FormatsController(WorkerFormats formats) {
    this.formats = formats;
  }

  @GetMapping("/formats")
  FormatCatalogue formats() {
    return formats.made();
  }
}
