package org.mediatranscoder.transcoding.jobs;

import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import java.util.Locale;
import org.mediatranscoder.model.job.Stage;
import org.springframework.stereotype.Component;

/** Makes each stage of a job a span within that of its message. */
@Component
class StageSpans {

  private final ObservationRegistry observations;

  StageSpans(ObservationRegistry observations) {
    this.observations = observations;
  }

  <T, E extends Exception> T during(Stage stage, Observation.CheckedCallable<T, E> work) throws E {
    return span(stage).observeChecked(work);
  }

  <E extends Exception> void during(Stage stage, Observation.CheckedRunnable<E> work) throws E {
    span(stage).observeChecked(work);
  }

  private Observation span(Stage stage) {
    String name = stage.name().toLowerCase(Locale.ROOT);
    return Observation.createNotStarted("job.stage", observations)
        .contextualName(name)
        .lowCardinalityKeyValue("stage", name);
  }
}
