package org.mediatranscoder.catalogue.estimate;

import org.jspecify.annotations.Nullable;

/**
 * What is known of a source; null for what is not.
 *
 * @param sizeBytes at least 1
 * @param seconds that it plays
 * @param width in pixels as a viewer sees it; likewise height
 * @param videoCodec FFmpeg's name, or {@link #NONE} if it has no video; likewise audioCodec
 * @param sampleRate of the audio in hertz
 * @param channels of the audio
 */
public record SourceFacts(
    long sizeBytes,
    @Nullable Double seconds,
    @Nullable Integer width,
    @Nullable Integer height,
    @Nullable Double frameRate,
    @Nullable String videoCodec,
    @Nullable String audioCodec,
    @Nullable Integer sampleRate,
    @Nullable Integer channels) {

  /** In place of a codec: the source has no such stream. */
  public static final String NONE = "none";

  boolean hasVideo() {
    return !NONE.equals(videoCodec);
  }

  boolean hasAudio() {
    return !NONE.equals(audioCodec);
  }
}
