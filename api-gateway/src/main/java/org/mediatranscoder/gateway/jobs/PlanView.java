package org.mediatranscoder.gateway.jobs;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mediatranscoder.model.job.JobPlan;

/**
 * What an attempt found in the source, what it does with each stream and why, and the command.
 *
 * @param source what the file holds
 * @param outputs what is made of it
 * @param command of ffmpeg, exactly; the end is cut off where it is longer than 8000 characters
 */
@Schema(
    name = "Plan",
    description = "What the source holds, and what becomes of each stream and why")
public record PlanView(
    SourceView source,
    List<OutputPlanView> outputs,
    @Schema(
            description = "The exact command; cut off beyond 8000 characters",
            maxLength = 8000,
            example = "ffmpeg -i source -map 0:0 -c:v libx264 -crf 22 main.mp4")
        String command) {

  public PlanView {
    outputs = List.copyOf(outputs);
  }

  /**
   * What the file holds.
   *
   * @param durationSeconds null where it does not say
   */
  @Schema(name = "Source", description = "What the file holds")
  public record SourceView(
      @Schema(description = "FFmpeg's name", example = "mov,mp4,m4a,3gp,3g2,mj2") String container,
      @Schema(description = "Null where the file does not say", minimum = "0", example = "61.5")
          @Nullable Double durationSeconds,
      List<SourceStreamView> streams) {

    public SourceView {
      streams = List.copyOf(streams);
    }
  }

  /** One stream of the source. */
  @Schema(name = "SourceStream", description = "One stream of the source")
  public record SourceStreamView(
      @Schema(description = "Among the streams of the source", minimum = "0", example = "0")
          int index,
      @Schema(description = "Null where it is not known", example = "video") @Nullable String kind,
      @Schema(description = "FFmpeg's name; null where it is not known", example = "hevc")
          @Nullable String codec,
      @Schema(example = "1920 × 1080, 25 frames a second, 8 bit") String description,
      @Schema(description = "Whether it is in an output") boolean used) {

    static SourceStreamView of(JobPlan.SourceStream stream) {
      return new SourceStreamView(
          stream.index(), stream.kind(), stream.codec(), stream.description(), stream.used());
    }
  }

  /** What becomes of each stream of one output. */
  @Schema(name = "OutputPlan", description = "One output: what becomes of each of its streams")
  public record OutputPlanView(
      @Schema(description = "What the output is for", example = "main") String role,
      @Schema(description = "FFmpeg's name", example = "mp4") String container,
      List<StreamDecisionView> streams) {

    public OutputPlanView {
      streams = List.copyOf(streams);
    }

    static OutputPlanView of(JobPlan.OutputPlan output) {
      return new OutputPlanView(
          output.role(),
          output.container(),
          output.streams().stream().map(StreamDecisionView::of).toList());
    }
  }

  /** What becomes of one stream, and why. */
  @Schema(name = "StreamDecision", description = "What becomes of one stream, and why")
  public record StreamDecisionView(
      @Schema(description = "Its index in the source", minimum = "0", example = "0") int stream,
      @Schema(description = "Whether it is copied and not encoded") boolean copied,
      @Schema(example = "encoded to H.264: HEVC does not play everywhere") String reason) {

    static StreamDecisionView of(JobPlan.StreamDecision decision) {
      return new StreamDecisionView(decision.stream(), decision.copied(), decision.reason());
    }
  }

  static @Nullable PlanView of(@Nullable JobPlan plan) {
    if (plan == null) {
      return null;
    }
    Double seconds = plan.duration() == null ? null : plan.duration().toMillis() / 1000.0;
    return new PlanView(
        new SourceView(
            plan.container(), seconds, plan.source().stream().map(SourceStreamView::of).toList()),
        plan.outputs().stream().map(OutputPlanView::of).toList(),
        plan.command());
  }
}
