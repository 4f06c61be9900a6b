package org.mediatranscoder.gateway.estimates;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.mediatranscoder.catalogue.Preset;
import org.mediatranscoder.catalogue.estimate.EstimateModel;
import org.mediatranscoder.catalogue.estimate.SourceFacts;
import org.mediatranscoder.model.job.JobEstimate;
import org.mediatranscoder.redis.job.EstimateErrors;
import org.mediatranscoder.redis.job.EstimateErrors.Kind;
import org.springframework.stereotype.Component;

/** Estimates by the model and by what earlier jobs took. */
@Component
class Estimates {

  /** What earlier jobs took is asked for so often. */
  private static final Duration FRESH = Duration.ofSeconds(2);

  private final EstimateErrors errors;
  private final Clock clock;
  private volatile @Nullable Situation situation;

  Estimates(EstimateErrors errors, Clock clock) {
    this.errors = errors;
    this.clock = clock;
  }

  private record Situation(EstimateErrors.Known errors, Instant at) {}

  /**
   * Of a file that nobody has looked into yet: where it may be copied or encoded, both.
   *
   * @param options which were checked
   */
  JobEstimate of(Preset preset, Map<String, Object> options, SourceFacts source) {
    return switch (EstimateModel.copying(preset, options, source)) {
      case YES -> of(preset, options, source, true);
      case NO -> of(preset, options, source, false);
      case MAYBE -> either(of(preset, options, source, true), of(preset, options, source, false));
    };
  }

  private JobEstimate of(
      Preset preset, Map<String, Object> options, SourceFacts source, boolean copied) {
    return known()
        .of(
            new Kind(preset.format().id(), copied, source.sizeBytes()),
            EstimateModel.of(preset, options, source, copied));
  }

  private static JobEstimate either(JobEstimate one, JobEstimate other) {
    return one.bytes() == null
            || one.seconds() == null
            || other.bytes() == null
            || other.seconds() == null
        ? other
        : new JobEstimate(
            one.bytes().or(other.bytes()), one.seconds().or(other.seconds()), null, null, null);
  }

  private EstimateErrors.Known known() {
    Situation last = situation;
    Instant now = clock.instant();
    if (last == null || Duration.between(last.at(), now).compareTo(FRESH) > 0) {
      last = new Situation(errors.known(), now);
      situation = last;
    }
    return last.errors();
  }
}
