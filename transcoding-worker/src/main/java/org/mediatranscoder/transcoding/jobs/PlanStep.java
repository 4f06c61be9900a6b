package org.mediatranscoder.transcoding.jobs;

import java.util.List;
import java.util.Optional;
import org.mediatranscoder.model.job.JobPlan;
import org.mediatranscoder.model.job.JobProgress;
import org.mediatranscoder.transcoding.cage.Cage;
import org.mediatranscoder.transcoding.chain.ChainJoin;
import org.mediatranscoder.transcoding.chunks.ChunkForecast;
import org.mediatranscoder.transcoding.chunks.ChunkPlan;
import org.mediatranscoder.transcoding.encode.FfmpegCommand;
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
  private final MeasureStep measure;
  private final JobEstimates estimates;
  private final ChunkStep chunks;
  private final Cage cage;

  PlanStep(
      ChainJoin chains,
      Prober prober,
      VideoInspector inspector,
      MeasureStep measure,
      StreamSurveyor surveyor,
      JobEstimates estimates,
      ChunkStep chunks,
      Cage cage) {
    this.chunks = chunks;
    this.measure = measure;
    this.estimates = estimates;
    this.cage = cage;
    this.chains = chains;
    this.planning = new Planning(prober, inspector, surveyor, Planning.limits(cage.limits()));
  }

  Planning.Planned run(Attempt attempt) throws InterruptedException {
    attempt.report().at(JobProgress.at(StageShare.PROBING.stage(), StageShare.PROBING.percent(0)));
    chains.join(attempt.directory(), Attempt.SOURCE);
    Planning.Planned planned =
        planning.plan(
            attempt.directory(),
            Attempt.SOURCE,
            attempt.job().request(),
            attempt.format(),
            loudness -> measure.run(attempt, loudness));
    Optional<ChunkStep.Choice> choice = chunks.plan(attempt, planned);
    Planning.Planned all = choice.map(chosen -> planned.in(chosen.chunks())).orElse(planned);
    note(
        attempt,
        choice
            .map(ChunkStep.Choice::forecast)
            .map(ChunkForecast::told)
            .map(all::saying)
            .orElse(all));
    return all;
  }

  /** The plan that copies the video though the format would encode it; empty if there is none. */
  Optional<Plan> copied(Attempt attempt, Planning.Planned planned) throws InterruptedException {
    return planning.copied(
        attempt.directory(),
        Attempt.SOURCE,
        attempt.job().request(),
        attempt.format(),
        planned.input());
  }

  /** Tells the owner what the attempt does; again where it did something else in the end. */
  void note(Attempt attempt, Planning.Planned planned) {
    Plan plan = planned.plan();
    List<List<String>> commands =
        planned.chunks() instanceof ChunkPlan.Split split
            ? split.commands(cage, plan, Attempt.SOURCE, attempt.output(plan.main()))
            : commands(attempt, plan);
    JobPlan told = PlanDescription.of(planned.source(), plan, commands);
    attempt
        .report()
        .planned(told.with(estimates.of(attempt.job(), planned.source(), told.copies())));
  }

  private List<List<String>> commands(Attempt attempt, Plan plan) {
    List<String> all = FfmpegCommand.arguments(cage, plan, Attempt.SOURCE, attempt.outputs(plan));
    return plan.isTwoPass()
        ? List.of(
            FfmpegCommand.arguments(cage, plan.firstPass(), Attempt.SOURCE, List.of("-")), all)
        : List.of(all);
  }
}
