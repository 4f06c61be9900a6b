package org.mediatranscoder.transcoding.plan;

import java.util.Optional;
import org.mediatranscoder.transcoding.probe.Scan;
import org.mediatranscoder.transcoding.probe.VideoStream;

/** Why a plan cannot be carried out in chunks, whatever the frames of its source are. */
public final class Obstacles {

  private Obstacles() {}

  /**
   * The reason in plain words, such as {@code it is deinterlaced}; empty if there is none.
   *
   * @param plan of one output with video
   */
  public static Optional<String> of(Plan plan, PlanInput input, EncodeOptions chosen) {
    if (plan.main().streams().getFirst() instanceof StreamPlan.Copy) {
      return Optional.of("it is copied");
    }
    if (plan.limit() != null) {
      return Optional.of("it may not exceed a size");
    }
    if (!chosen.trim().isNone()) {
      return Optional.of("a part of it is cut out");
    }
    if (input.findings().scan() != Scan.PROGRESSIVE) {
      return Optional.of("it is deinterlaced");
    }
    if (input.findings().largest() != null) {
      return Optional.of("its frames change their shape");
    }
    return ofTimes(input, chosen);
  }

  private static Optional<String> ofTimes(PlanInput input, EncodeOptions chosen) {
    VideoStream video = input.source().video();
    if (video == null || video.timeBase() == null || !Trim.isIndexed(input.source())) {
      return Optional.of("its container has no reliable index");
    }
    if (video.codec().equals("vp8")) {
      return Optional.of("VP8 has packets that are not shown");
    }
    return FrameTimes.keepsAll(video, input.findings(), chosen.frameRate())
        ? Optional.empty()
        : Optional.of("its frame rate changes");
  }

  /** Whether {@link Plan} bounds the frames of a burst, which depends on those before. */
  public static boolean isBurst(int frame, double secondsAfterFirst) {
    return frame >= FrameTimes.BURST + FrameTimes.TOLERATED * secondsAfterFirst;
  }
}
