package org.mediatranscoder.gateway.estimates;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;

/** In the order of the catalogue. */
@Schema(name = "EstimateList", description = "What is expected for each format")
record EstimateListView(List<OfFormat> estimates) {

  EstimateListView {
    estimates = List.copyOf(estimates);
  }

  /** Of one format. */
  @Schema(name = "FormatEstimate", description = "What is expected for one format")
  record OfFormat(
      @Schema(description = "Id of a format of GET /formats", example = "mp4-720p") String format,
      EstimateView estimate) {}
}
