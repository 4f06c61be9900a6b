package org.mediatranscoder.gateway.jobs;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.mediatranscoder.model.job.OutputPackage;
import org.mediatranscoder.model.job.OutputRole;
import org.mediatranscoder.model.job.Rendition;
import org.mediatranscoder.model.job.TranscodeJob;

/**
 * One output file.
 *
 * @param role what it is for
 * @param name among the outputs of the job
 * @param fileName what a download is called
 * @param durationSeconds null for a still picture
 * @param width in pixels, null without video; likewise height
 * @param quality null for copies, audio and packages, and where it was not measured
 * @param largerThanSource whether it has more bytes than the file that was sent
 * @param sha256 of the file, in hexadecimal digits; null if it is not known
 */
@Schema(name = "Output", description = "One file that was made")
public record OutputView(
    @Schema(
            description =
                "What it is for: main is what was asked for; of several files that belong together"
                    + " it is all of them in one zip file, and the others follow it",
            example = "main")
        OutputRole role,
    @Schema(description = "For GET /jobs/{jobId}/outputs/{name}", example = "mp4-720p.mp4")
        String name,
    @Schema(description = "What a download is called", example = "holiday.mp4") String fileName,
    @Schema(example = "video/mp4") String contentType,
    @Schema(minimum = "0", example = "5120334") long sizeBytes,
    @Schema(description = "Null for a still picture", minimum = "0", example = "61.5")
        @Nullable Double durationSeconds,
    @Schema(description = "In pixels, null without video", minimum = "1", example = "1280")
        @Nullable Integer width,
    @Schema(description = "In pixels, null without video", minimum = "1", example = "720")
        @Nullable Integer height,
    @Schema(
            description =
                "How close it is to the source; null for copies, audio and packages, and where it"
                    + " was not measured")
        @Nullable QualityView quality,
    @Schema(description = "Whether it has more bytes than the file that was sent")
        boolean largerThanSource,
    @Schema(
            description =
                "SHA-256 of the file in hexadecimal digits; null of a zip file, which is made as it"
                    + " is sent, and of what was made before there was this",
            pattern = "[0-9a-f]{64}",
            example = "2c26b46b68ffc68ff99b453c1d30413413422d706483bfa0f98a5e886266e7ae")
        @Nullable String sha256) {

  /** Of what a job made, the first is what was asked for. */
  static List<OutputView> of(TranscodeJob job) {
    long sourceBytes = job.source().sizeBytes();
    return Stream.concat(
            OutputPackage.of(job).map(all -> archive(all, sourceBytes)).stream(),
            job.renditions().stream().map(one -> of(one, sourceBytes)))
        .toList();
  }

  private static OutputView archive(OutputPackage all, long sourceBytes) {
    return new OutputView(
        OutputRole.MAIN,
        OutputPackage.ARCHIVE,
        all.fileName(),
        OutputPackage.ARCHIVE_TYPE,
        all.sizeBytes(),
        seconds(all.entry()),
        all.entry().width(),
        all.entry().height(),
        null,
        all.sizeBytes() > sourceBytes,
        null);
  }

  private static OutputView of(Rendition rendition, long sourceBytes) {
    return new OutputView(
        rendition.role(),
        rendition.name(),
        rendition.fileName(),
        rendition.contentType(),
        rendition.sizeBytes(),
        seconds(rendition),
        rendition.width(),
        rendition.height(),
        QualityView.of(rendition.quality()),
        rendition.sizeBytes() > sourceBytes,
        rendition.sha256());
  }

  private static @Nullable Double seconds(Rendition rendition) {
    return rendition.duration() == null ? null : rendition.duration().toMillis() / 1000.0;
  }
}
