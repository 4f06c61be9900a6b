package org.mediatranscoder.transcoding.cmaf;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A finished track of a package.
 *
 * @param file its name
 * @param codec by RFC 6381, such as {@code avc1.64001f}
 * @param width in pixels, 0 for audio; likewise height
 * @param channels 0 for video; likewise sampleRate, in hertz
 * @param language of the audio, three letters (ISO 639-2); null if it is not known
 * @param timescale ticks a second
 * @param offset of the beginning of the media on the clock of the fragments, in ticks: the same
 *     moment for all tracks of a package
 * @param headerBytes of the header, with which the file begins
 * @param indexBytes of the index (ISO/IEC 14496-12, 8.16.3), which follows the header
 * @param segments one after the other, after the index; at least one
 */
public record Track(
    String file,
    String codec,
    int width,
    int height,
    int channels,
    int sampleRate,
    @Nullable String language,
    long timescale,
    long offset,
    int headerBytes,
    int indexBytes,
    List<Segment> segments) {

  public Track {
    segments = List.copyOf(segments);
  }

  /**
   * A part with which decoding can begin.
   *
   * @param offset in the file
   * @param bytes of it
   * @param keyFrameBytes from its beginning to the end of its first sample
   * @param begin when the first of its samples is shown, on the clock of the fragments, in ticks
   * @param duration in ticks
   * @param samples how many there are
   */
  public record Segment(
      long offset, long bytes, long keyFrameBytes, long begin, long duration, int samples) {}

  public boolean isVideo() {
    return width > 0;
  }

  /** In ticks. */
  public long duration() {
    return segments.stream().mapToLong(Segment::duration).sum();
  }

  /** Of these ticks. */
  public double seconds(long ticks) {
    return (double) ticks / timescale;
  }
}
