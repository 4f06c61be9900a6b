package org.mediatranscoder.gateway.limits;

import io.swagger.v3.oas.annotations.media.Schema;

/**
 * What an account has used of its limits.
 *
 * @param storedBytes of sources and outputs
 * @param uploadedBytesToday in the day of UTC, as the next
 * @param encodingSecondsToday how long its files were encoded
 */
@Schema(name = "Usage", description = "What is used of the limits of the account; days are of UTC")
public record UsageView(
    @Schema(description = "Of sources and outputs that are kept") Quota storedBytes,
    @Schema(description = "Sent in uploads today") Quota uploadedBytesToday,
    @Schema(description = "How long files were encoded today") Quota encodingSecondsToday) {

  /** How much of a limit is used. */
  @Schema(name = "Quota")
  public record Quota(
      @Schema(minimum = "0", example = "48211034") long used,
      @Schema(minimum = "1", example = "107374182400") long limit) {}
}
