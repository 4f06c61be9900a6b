package org.mediatranscoder.transcoding.plan;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.mediatranscoder.transcoding.probe.PacketTimes;
import org.mediatranscoder.transcoding.probe.Probe;
import org.mediatranscoder.transcoding.probe.VideoStream;

/** Lets the last frame last as long as in the source, which FFmpeg 5.1 forgets. */
final class LastFrame {

  private LastFrame() {}

  /**
   * The option that gives the last packet its duration, or nothing if it is like all others. The
   * packet that is shown last is seldom the last one of the file, so both get theirs.
   */
  static List<String> options(Probe source, VideoStream video, @Nullable PacketTimes end) {
    if (end == null) {
      return List.of();
    }
    Duration offset = offset(source.startTime(), video.startTime());
    String shown = seconds(end.lastBegins().plus(offset).minusMillis(10));
    String ends = seconds(end.lastEnds().plus(offset));
    String expression =
        "if(between(NEXT_PTS,-1e15,1e15)*lt(PTS*TB,%s),DURATION,%s/TB-PTS)".formatted(shown, ends);
    // Without both time stamps the filter takes the one for the other.
    return List.of("-bsf:v", "setts=pts=PTS:dts=DTS:duration='" + expression + "'");
  }

  private static Duration offset(@Nullable Duration file, @Nullable Duration video) {
    return file == null || video == null ? Duration.ZERO : video.minus(file);
  }

  private static String seconds(Duration time) {
    return String.format(Locale.ROOT, "%.3f", time.toMillis() / 1000.0);
  }
}
