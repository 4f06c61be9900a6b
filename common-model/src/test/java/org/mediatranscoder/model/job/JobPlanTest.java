package org.mediatranscoder.model.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.mediatranscoder.model.job.JobPlan.OutputPlan;
import org.mediatranscoder.model.job.JobPlan.SourceStream;
import org.mediatranscoder.model.job.JobPlan.StreamDecision;

class JobPlanTest {

  static final JobPlan PLAN =
      new JobPlan(
          "mov,mp4,m4a,3gp,3g2,mj2",
          Duration.ofSeconds(61),
          List.of(new SourceStream(0, "video", "hevc", "1920 × 1080", true)),
          List.of(
              new OutputPlan(
                  "main",
                  "mp4",
                  List.of(new StreamDecision(0, false, "encoded to H.264: it is HEVC")))),
          "ffmpeg -i source output.mp4");

  @Test
  void everyPartIsBounded() {
    String endless = "x".repeat(100_000);
    SourceStream stream = new SourceStream(0, endless, endless, endless, true);
    StreamDecision decision = new StreamDecision(0, false, endless);
    OutputPlan output = new OutputPlan("main", "mp4", Collections.nCopies(99, decision));
    JobPlan plan =
        new JobPlan(
            endless,
            null,
            Collections.nCopies(99, stream),
            Collections.nCopies(99, output),
            endless);

    assertThat(plan.command()).hasSize(JobPlan.LONGEST_COMMAND).endsWith("x…");
    assertThat(plan.container()).hasSize(JobPlan.LONGEST_TEXT).endsWith("x…");
    assertThat(plan.source()).hasSize(JobPlan.MOST_STREAMS);
    assertThat(plan.source().getFirst().description()).hasSize(JobPlan.LONGEST_TEXT);
    assertThat(plan.outputs()).hasSize(JobPlan.MOST_OUTPUTS);
    assertThat(plan.outputs().getFirst().streams()).hasSize(JobPlan.MOST_STREAMS);
  }
}
