package org.mediatranscoder.gateway.tus;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;

/** The own unfinished uploads. */
@Schema(
    name = "UnfinishedUploads",
    description = "The own unfinished uploads, the one that was active last first")
record UnfinishedUploadsView(List<UnfinishedUpload> uploads) {

  UnfinishedUploadsView {
    uploads = List.copyOf(uploads);
  }
}
