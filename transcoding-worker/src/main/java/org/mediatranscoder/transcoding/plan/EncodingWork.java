package org.mediatranscoder.transcoding.plan;

import java.time.Duration;
import org.mediatranscoder.transcoding.failure.MediaTooLargeException;
import org.mediatranscoder.transcoding.probe.Probe;
import org.mediatranscoder.transcoding.probe.VideoStream;

/**
 * The work that a video makes, in pixels: one that is encoded to H.264 counts as 1.
 *
 * @param framesPerSecond of the source
 * @param decodedPerSecond what decoding a second of media is worth; likewise encodedPerSecond
 */
record EncodingWork(
    VideoStream video, double framesPerSecond, double decodedPerSecond, double encodedPerSecond) {

  /** What decoding takes of the time that encoding takes (8K HEVC to 1080p H.264). */
  private static final double DECODING = 0.2;

  /**
   * @param sourceRate frames a second that are decoded
   * @param encoded pixels a second, times the effort of their encoder
   */
  static EncodingWork of(VideoStream video, double sourceRate, double encoded) {
    double decoded = (double) video.frameWidth() * video.frameHeight() * sourceRate;
    return new EncodingWork(video, sourceRate, DECODING * decoded, encoded);
  }

  /**
   * How long the output may play; what is left out of the source is decoded as far as it must be.
   *
   * @throws MediaTooLargeException if the source says that it is more work than one job may take
   */
  Duration longest(Probe source, Trim trim, PlanLimits limits) {
    double leftOut = trim.decodedBefore(source).toMillis() / 1000.0 * decodedPerSecond;
    double pixels = Math.max(0, limits.maxGigapixels() * 1e9 - leftOut);
    double seconds = pixels / (decodedPerSecond + encodedPerSecond);
    Duration affordable = Duration.ofSeconds((long) Math.min(seconds, Integer.MAX_VALUE));
    Duration said = trim.of(source.duration());
    if (source.exact() && said != null && said.compareTo(affordable) > 0) {
      throw MediaTooLargeException.tooMuchWork(
          video.frameWidth(), video.frameHeight(), framesPerSecond, said);
    }
    return MediaLength.shorter(affordable, limits.maxDuration());
  }
}
