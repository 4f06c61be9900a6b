package org.mediatranscoder.transcoding.plan;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/**
 * How ffmpeg writes one track as a fragmented MP4 file. Nothing is shifted, and an edit list says
 * when the track begins, priming of the audio included: the times of fragments are set by it
 * afterwards, as most players ignore edit lists. A fragment is written to the file as soon as it is
 * finished: FFmpeg would keep 256 KB, which are many seconds of audio or of a small size.
 */
final class TrackOptions {

  private static final String FRAGMENTED = "+delay_moov+default_base_moof+skip_trailer";

  /** Ticks a second of the edit list. */
  private static final String CLOCK = "90000";

  private TrackOptions() {}

  /** A fragment for each key frame. */
  static List<String> video() {
    return all("+frag_keyframe");
  }

  /** A fragment for each of these lengths, or a little more. */
  static List<String> audio(Duration segment) {
    return Stream.concat(
            all("").stream(), Stream.of("-frag_duration", Long.toString(segment.toNanos() / 1000)))
        .toList();
  }

  private static List<String> all(String more) {
    return List.of(
        "-movflags",
        FRAGMENTED + more,
        "-use_editlist",
        "1",
        "-movie_timescale",
        CLOCK,
        "-avoid_negative_ts",
        "disabled",
        "-flush_packets",
        "1");
  }
}
