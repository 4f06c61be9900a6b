package org.mediatranscoder.gateway.jobs;

import org.jspecify.annotations.Nullable;
import org.mediatranscoder.model.job.Rendition;
import org.mediatranscoder.model.job.TranscodeJob;

/**
 * One file that came out.
 *
 * @param fileName what a download is called
 * @param durationSeconds null for a still picture
 * @param width in pixels, null without video; likewise height
 */
public record OutputView(
    String fileName,
    String contentType,
    long sizeBytes,
    @Nullable Double durationSeconds,
    @Nullable Integer width,
    @Nullable Integer height) {

  static OutputView of(TranscodeJob job, Rendition rendition) {
    return new OutputView(
        DownloadName.of(job.source().fileName(), rendition.key()),
        rendition.contentType(),
        rendition.sizeBytes(),
        rendition.duration() == null ? null : rendition.duration().toMillis() / 1000.0,
        rendition.width(),
        rendition.height());
  }
}
