package org.mediatranscoder.redis.queue;

import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import io.micrometer.observation.transport.Kind;
import io.micrometer.observation.transport.ReceiverContext;
import io.micrometer.observation.transport.SenderContext;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jobrunr.jobs.AbstractJob;
import org.jobrunr.jobs.Job;
import org.jobrunr.jobs.filters.JobClientFilter;
import org.jobrunr.jobs.filters.JobServerFilter;
import org.jspecify.annotations.Nullable;
import org.mediatranscoder.model.job.JobId;
import org.slf4j.MDC;

/**
 * Takes a trace through a queue. What the tracer wants to go along ({@code traceparent}) is kept in
 * the message's metadata, so each try of the message is a span of its own in the trace of what
 * enqueued it, also after a crash.
 */
public final class MessageTraces implements JobClientFilter, JobServerFilter {

  private static final ScopedValue<Map<String, Object>> GOES_ALONG = ScopedValue.newInstance();

  private final ObservationRegistry observations;
  private final String queue;

  MessageTraces(ObservationRegistry observations, QueueName queue) {
    this.observations = observations;
    this.queue = queue.tag();
  }

  /**
   * Sends the message within a span, the parent of each try.
   *
   * @param metadata of the message beside that of the trace
   */
  void send(JobId id, Map<String, ?> metadata, Runnable enqueue) {
    Map<String, Object> goesAlong = new HashMap<>(metadata);
    SenderContext<Map<String, Object>> context =
        new SenderContext<>((carrier, name, value) -> goesAlong.put(name, value), Kind.PRODUCER);
    context.setCarrier(goesAlong);
    Observation.createNotStarted("queue.send", () -> context, observations)
        .contextualName("send " + queue)
        .lowCardinalityKeyValue("queue", queue)
        .highCardinalityKeyValue(JobId.SPAN_LABEL, id.toString())
        .observe(() -> ScopedValue.where(GOES_ALONG, goesAlong).run(enqueue));
  }

  /** Sends the message with this metadata, of no trace. */
  void with(Map<String, Object> metadata, Runnable enqueue) {
    ScopedValue.where(GOES_ALONG, metadata).run(enqueue);
  }

  @Override
  public void onCreating(AbstractJob message) {
    if (message instanceof Job job && GOES_ALONG.isBound()) {
      job.getMetadata().putAll(GOES_ALONG.get());
    }
  }

  @Override
  public void onProcessing(Job message) {
    Map<String, Object> metadata = message.getMetadata();
    ReceiverContext<Map<String, Object>> context =
        new ReceiverContext<>((carrier, name) -> text(metadata.get(name)), Kind.CONSUMER);
    context.setCarrier(metadata);
    Observation.createNotStarted("queue.receive", () -> context, observations)
        .contextualName(queue)
        .lowCardinalityKeyValue("queue", queue)
        .highCardinalityKeyValue(JobId.SPAN_LABEL, Objects.toString(MDC.get(JobId.LABEL), "-"))
        .start()
        .openScope();
  }

  @Override
  public void onProcessingFailed(Job message, Exception failure) {
    Observation.Scope scope = observations.getCurrentObservationScope();
    if (scope != null) {
      scope.getCurrentObservation().error(failure);
    }
  }

  /** Ends the span that this thread began; after JobRunr's own last words about the message. */
  public void end() {
    Observation.Scope scope = observations.getCurrentObservationScope();
    if (scope != null) {
      scope.close();
      scope.getCurrentObservation().stop();
    }
  }

  private static @Nullable String text(@Nullable Object value) {
    return value instanceof String text ? text : null;
  }
}
