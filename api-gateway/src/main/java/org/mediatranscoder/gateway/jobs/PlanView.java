package org.mediatranscoder.gateway.jobs;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mediatranscoder.model.job.JobPlan;
import org.mediatranscoder.model.job.JobPlan.OutputPlan;
import org.mediatranscoder.model.job.JobPlan.SourceStream;

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
    List<OutputPlan> outputs,
    @Schema(description = "The exact command; cut off beyond 8000 characters", maxLength = 8000)
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
      List<SourceStream> streams) {

    public SourceView {
      streams = List.copyOf(streams);
    }
  }

  static @Nullable PlanView of(@Nullable JobPlan plan) {
    if (plan == null) {
      return null;
    }
    Double seconds = plan.duration() == null ? null : plan.duration().toMillis() / 1000.0;
    return new PlanView(
        new SourceView(plan.container(), seconds, plan.source()), plan.outputs(), plan.command());
  }
}
