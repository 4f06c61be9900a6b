package org.mediatranscoder.model.job;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * One output file, as ffprobe sees it.
 *
 * @param fileName what a download is called
 * @param key where it lies in S3, under {@code processed/}
 * @param width in pixels, null without video; likewise height
 * @param duration null for a still picture
 */
public record Rendition(
    String fileName,
    String key,
    String contentType,
    long sizeBytes,
    @Nullable Duration duration,
    @Nullable Integer width,
    @Nullable Integer height) {}
