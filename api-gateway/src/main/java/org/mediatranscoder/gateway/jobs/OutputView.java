package org.mediatranscoder.gateway.jobs;

import org.jspecify.annotations.Nullable;
import org.mediatranscoder.model.job.Rendition;

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
