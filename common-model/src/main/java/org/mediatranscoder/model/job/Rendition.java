package org.mediatranscoder.model.job;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One output file, as ffprobe sees it.
 *
 * @param role what it is for; a rendition that was stored before there was this reads as {@link
 *     OutputRole#MAIN}
 * @param fileName what a download is called
 * @param key where it lies in S3, under {@code processed/}
 * @param width in pixels, null without video; likewise height
 * @param duration null for a still picture
 * @param quality how close its video is to that of the source; null if nobody measured it
 * @param sha256 of its bytes, in hexadecimal digits; null if it was stored before there was this
 */
public record Rendition(
    OutputRole role,
    String fileName,
    String key,
    String contentType,
    long sizeBytes,
    @Nullable Duration duration,
    @Nullable Integer width,
    @Nullable Integer height,
    @Nullable OutputQuality quality,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String sha256) {

  public Rendition {
    role = Objects.requireNonNullElse(role, OutputRole.MAIN);
  }

  /** Whose quality nobody measured, without a checksum. */
  public Rendition(
      OutputRole role,
      String fileName,
      String key,
      String contentType,
      long sizeBytes,
      @Nullable Duration duration,
      @Nullable Integer width,
      @Nullable Integer height) {
    this(role, fileName, key, contentType, sizeBytes, duration, width, height, null, null);
  }

  /** The same of this quality. */
  public Rendition of(@Nullable OutputQuality measured) {
    return new Rendition(
        role, fileName, key, contentType, sizeBytes, duration, width, height, measured, sha256);
  }

  /** The same with its SHA-256. */
  public Rendition with(String checksum) {
    return new Rendition(
        role, fileName, key, contentType, sizeBytes, duration, width, height, quality, checksum);
  }

  /** The only one of its job. */
  public Rendition(
      String fileName,
      String key,
      String contentType,
      long sizeBytes,
      @Nullable Duration duration,
      @Nullable Integer width,
      @Nullable Integer height) {
    this(OutputRole.MAIN, fileName, key, contentType, sizeBytes, duration, width, height);
  }

  /** Its name among the outputs of the job, such as {@code mp4-720p.mp4}; part of the API. */
  @JsonIgnore
  public String name() {
    return key.substring(key.lastIndexOf('/') + 1);
  }
}
