package org.mediatranscoder.transcoding.jobs;

import java.util.List;
import org.mediatranscoder.model.job.JobProgress;
import org.mediatranscoder.transcoding.cage.Cage;
import org.mediatranscoder.transcoding.chain.ChainJoin;
import org.mediatranscoder.transcoding.encode.FfmpegCommand;
import org.mediatranscoder.transcoding.encode.LoudnessMeter;
import org.mediatranscoder.transcoding.plan.Plan;
import org.mediatranscoder.transcoding.probe.Prober;
import org.mediatranscoder.transcoding.probe.StreamSurveyor;
import org.mediatranscoder.transcoding.probe.VideoInspector;
import org.springframework.stereotype.Component;

/** Looks at the source, and plans what becomes of it. */
@Component
class PlanStep {

  private final ChainJoin chains;
  private final Planning planning;
  private final Cage cage;

  PlanStep(
      ChainJoin chains,
      Prober prober,
      VideoInspector inspector,
      LoudnessMeter loudness,
      StreamSurveyor surveyor,
      Cage cage) {
    this.cage = cage;
    this.chains = chains;
    this.planning =
        new Planning(prober, inspector, loudness, surveyor, Planning.limits(cage.limits()));
  }

  Plan run(Attempt attempt) throws InterruptedException {
    attempt.report().at(JobProgress.at(StageShare.PROBING.stage(), StageShare.PROBING.percent(0)));
    chains.join(attempt.directory(), Attempt.SOURCE);
    Planning.Planned planned =
        planning.plan(
            attempt.directory(), Attempt.SOURCE, attempt.job().request(), attempt.format());
    List<String> command =
        FfmpegCommand.arguments(
            cage, planned.plan(), Attempt.SOURCE, attempt.outputs(planned.plan()));
    attempt.report().planned(PlanDescription.of(planned.source(), planned.plan(), command));
    return planned.plan();
  }
}
