package org.mediatranscoder.gateway.jobs;

import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.mediatranscoder.model.job.Rendition;

/**
 * One output file.
 *
 * @param fileName what a download is called
 * @param durationSeconds null for a still picture
 * @param width in pixels, null without video; likewise height
 */
@Schema(name = "Output", description = "One file that was made")
public record OutputView(
    @Schema(description = "What a download is called", example = "holiday.mp4") String fileName,
    @Schema(example = "video/mp4") String contentType,
    @Schema(minimum = "0", example = "5120334") long sizeBytes,
    @Schema(description = "Null for a still picture", minimum = "0", example = "61.5")
        @Nullable Double durationSeconds,
    @Schema(description = "In pixels, null without video", minimum = "1", example = "1280")
        @Nullable Integer width,
    @Schema(description = "In pixels, null without video", minimum = "1", example = "720")
        @Nullable Integer height) {

  static OutputView of(Rendition rendition) {
    return new OutputView(
        rendition.fileName(),
        rendition.contentType(),
        rendition.sizeBytes(),
        rendition.duration() == null ? null : rendition.duration().toMillis() / 1000.0,
        rendition.width(),
        rendition.height());
  }
}
