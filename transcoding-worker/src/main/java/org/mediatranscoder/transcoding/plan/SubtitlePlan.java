package org.mediatranscoder.transcoding.plan;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mediatranscoder.model.job.OutputRole;
import org.mediatranscoder.transcoding.plan.PlannedOutput.Expected;
import org.mediatranscoder.transcoding.probe.Probe;
import org.mediatranscoder.transcoding.probe.SubtitleStream;
import org.springframework.util.unit.DataSize;

/** Subtitles alone, as WebVTT. */
final class SubtitlePlan {

  private static final String WEBVTT = "webvtt";

  /** More than anybody says in a day. */
  private static final DataSize MOST = DataSize.ofMegabytes(16);

  private SubtitlePlan() {}

  static Plan of(PlanInput input, EncodeOptions chosen, PlanLimits limits) {
    Probe source = input.source();
    SubtitleStream stream = Subtitles.chosen(source, chosen.subtitles().language());
    PlannedOutput output =
        output(source, null, Subtitles.alone(stream), limits.maxAudioDuration(), limits);
    return new Plan(InputOptions.of(source, List.of()), null, null, List.of(output));
  }

  /**
   * One file of it.
   *
   * @param name null if it is the only one
   * @param longest that it may last
   */
  static PlannedOutput output(
      Probe source, @Nullable String name, StreamPlan text, Duration longest, PlanLimits limits) {
    OutputBounds bounds = new OutputBounds(longest, DataSize.ofMegabytes(1), MOST);
    Expected expected =
        new Expected(
            null,
            null,
            null,
            null,
            null,
            source.duration(),
            source.duration(),
            source.exact(),
            Duration.ZERO,
            Duration.ZERO);
    return new PlannedOutput(
        OutputRole.SUBTITLES,
        name,
        null,
        WEBVTT,
        List.of(text),
        Containers.plain(bounds, limits.threads(), WEBVTT, List.of()),
        expected,
        bounds);
  }
}
