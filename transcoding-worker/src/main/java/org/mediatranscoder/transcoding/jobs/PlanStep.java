package org.mediatranscoder.transcoding.jobs;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.mediatranscoder.model.job.JobProgress;
import org.mediatranscoder.transcoding.cage.Cage;
import org.mediatranscoder.transcoding.cage.CageLimits;
import org.mediatranscoder.transcoding.chain.ChainJoin;
import org.mediatranscoder.transcoding.encode.FfmpegCommand;
import org.mediatranscoder.transcoding.formats.AudioFormat;
import org.mediatranscoder.transcoding.plan.EncodePlanner;
import org.mediatranscoder.transcoding.plan.Plan;
import org.mediatranscoder.transcoding.plan.PlanLimits;
import org.mediatranscoder.transcoding.probe.Probe;
import org.mediatranscoder.transcoding.probe.Prober;
import org.mediatranscoder.transcoding.probe.SourceTags;
import org.mediatranscoder.transcoding.probe.VideoFindings;
import org.mediatranscoder.transcoding.probe.VideoInspector;
import org.springframework.stereotype.Component;

/** Looks at the source, and plans what becomes of it. */
@Component
class PlanStep {

  private final ChainJoin chains;
  private final Prober prober;
  private final VideoInspector inspector;
  private final Cage cage;
  private final PlanLimits limits;

  PlanStep(ChainJoin chains, Prober prober, VideoInspector inspector, Cage cage) {
    CageLimits limits = cage.limits();
    this.cage = cage;
    this.chains = chains;
    this.prober = prober;
    this.inspector = inspector;
    this.limits =
        new PlanLimits(
            limits.maxDuration(),
            limits.maxAudioDuration(),
            limits.maxPixels(),
            limits.maxGigapixels(),
            limits.maxChannels(),
            limits.maxSampleRate(),
            limits.maxOutput(),
            limits.threads());
  }

  Plan run(Attempt attempt) throws InterruptedException {
    attempt.report().at(JobProgress.at(StageShare.PROBING.stage(), StageShare.PROBING.percent(0)));
    chains.join(attempt.directory(), Attempt.SOURCE);
    Probe source =
        ChosenTrack.of(attempt.job().request(), prober.probe(attempt.directory(), Attempt.SOURCE));
    refuseIfLonger(attempt, source);
    SourceTags kept =
        KeptTags.of(attempt.job().request(), prober, attempt.directory(), Attempt.SOURCE);
    Plan plan =
        EncodePlanner.plan(source, findings(attempt, source), attempt.format(), kept, limits);
    List<String> command =
        FfmpegCommand.arguments(cage, plan, Attempt.SOURCE, List.of(attempt.output()));
    attempt.report().planned(PlanDescription.of(source, plan, command));
    return plan;
  }

  private void refuseIfLonger(Attempt attempt, Probe source) throws InterruptedException {
    Optional<Duration> limit = limits.longest(attempt.format());
    if (limit.isPresent()) {
      prober.refuseIfLonger(attempt.directory(), Attempt.SOURCE, source, limit.get());
    }
  }

  private VideoFindings findings(Attempt attempt, Probe source) throws InterruptedException {
    return attempt.format() instanceof AudioFormat
        ? VideoFindings.NONE
        : inspector.inspect(attempt.directory(), Attempt.SOURCE, source);
  }
}
