package org.mediatranscoder.transcoding.manifest;

import org.mediatranscoder.transcoding.cmaf.Track;
import org.mediatranscoder.transcoding.cmaf.Track.Segment;

/**
 * Bits a second of a track, as HLS defines them (draft-pantos-hls-rfc8216bis, 4.1).
 *
 * @param peak of any run of segments that is from half to one and a half target durations long
 * @param average of the whole
 */
record BitRates(long peak, long average) {

  static BitRates of(Track track, int targetSeconds) {
    return of(track, track.segments().stream().mapToLong(Segment::bytes).toArray(), targetSeconds);
  }

  /** Of the parts of the segments that hold their key frames only. */
  static BitRates ofKeyFrames(Track track, int targetSeconds) {
    return of(
        track,
        track.segments().stream().mapToLong(Segment::keyFrameBytes).toArray(),
        targetSeconds);
  }

  private static BitRates of(Track track, long[] bytes, int targetSeconds) {
    double[] seconds =
        track.segments().stream().mapToDouble(part -> track.seconds(part.duration())).toArray();
    long whole = 0;
    for (long one : bytes) {
      whole += one;
    }
    double average = 8 * whole / track.seconds(track.duration());
    double peak = Math.max(average, peak(bytes, seconds, targetSeconds));
    return new BitRates((long) Math.ceil(peak), (long) Math.ceil(average));
  }

  private static double peak(long[] bytes, double[] seconds, int targetSeconds) {
    double peak = 0;
    for (int first = 0; first < bytes.length; first++) {
      long sum = 0;
      double length = 0;
      for (int last = first; last < bytes.length && length <= 1.5 * targetSeconds; last++) {
        sum += bytes[last];
        length += seconds[last];
        if (length >= 0.5 * targetSeconds && length <= 1.5 * targetSeconds) {
          peak = Math.max(peak, 8 * sum / length);
        }
      }
    }
    return peak;
  }

  /** Played together with another track. */
  BitRates plus(BitRates other) {
    return new BitRates(peak + other.peak, average + other.average);
  }
}
