package org.mediatranscoder.gateway.jobs;

import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.mediatranscoder.model.job.OutputQuality;

/**
 * How close sampled seconds of an output are to its source.
 *
 * @param ssim of all frames that were compared
 * @param worstSsim of the worst of the seconds
 * @param worstAtSeconds when it begins
 * @param frames that were compared
 */
@Schema(
    name = "Quality",
    description = "How close sampled seconds are to the source, made the same size")
public record QualityView(
    @Schema(
            description = "Structural similarity; 1 is the same",
            minimum = "-1",
            maximum = "1",
            example = "0.9871")
        double ssim,
    @Schema(
            description = "That of the worst of the seconds",
            minimum = "-1",
            maximum = "1",
            example = "0.962")
        double worstSsim,
    @Schema(description = "When it begins", minimum = "0", example = "31.01") double worstAtSeconds,
    @Schema(description = "That were compared", minimum = "1", example = "100") int frames) {

  static @Nullable QualityView of(@Nullable OutputQuality quality) {
    return quality == null
        ? null
        : new QualityView(
            rounded(quality.ssim()),
            rounded(quality.worst()),
            quality.worstAt().toMillis() / 1000.0,
            quality.frames());
  }

  private static double rounded(double ssim) {
    return Math.round(ssim * 10_000) / 10_000.0;
  }
}
