package org.mediatranscoder.redis.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.binder.MeterBinder;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationHandler;
import io.micrometer.observation.ObservationRegistry;
import io.micrometer.observation.transport.ReceiverContext;
import io.micrometer.observation.transport.SenderContext;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.mediatranscoder.model.job.AccountId;
import org.mediatranscoder.model.job.JobId;
import org.mediatranscoder.model.queue.NotifyHandler;
import org.mediatranscoder.redis.RedisServer;
import org.mediatranscoder.redis.connection.RedisConnectionAutoConfiguration;
import org.mediatranscoder.redis.job.JobEvents;
import org.mediatranscoder.redis.job.JobStore;
import org.mediatranscoder.redis.job.JobStoreAutoConfiguration;
import org.mediatranscoder.redis.job.MissingFormats;
import org.mediatranscoder.redis.jobrunr.RedisStorageProvider;
import org.mediatranscoder.redis.queue.server.QueueServer;
import org.mediatranscoder.redis.queue.server.QueueServerAutoConfiguration;
import org.slf4j.MDC;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

class QueueAutoConfigurationTest {

  private static final RedisServer SERVER = new RedisServer();

  private final List<UUID> told = new CopyOnWriteArrayList<>();
  private final ApplicationContextRunner context =
      new ApplicationContextRunner()
          .withConfiguration(
              AutoConfigurations.of(
                  RedisConnectionAutoConfiguration.class,
                  JobStoreAutoConfiguration.class,
                  QueueAutoConfiguration.class,
                  QueueServerAutoConfiguration.class))
          .withPropertyValues("transcoder.redis.uri=" + SERVER.uri());

  @AfterAll
  static void stop() {
    SERVER.close();
  }

  @Test
  void aServiceThatOnlyEnqueuesHasNoServer() {
    context.run(
        beans ->
            assertThat(beans)
                .hasSingleBean(JobStore.class)
                .hasSingleBean(JobEvents.class)
                .hasSingleBean(MissingFormats.class)
                .hasSingleBean(TranscodeQueue.class)
                .hasSingleBean(NotificationQueue.class)
                .doesNotHaveBean(QueueServer.class));
  }

  @Test
  void theHandlerBeanIsToldOnceAboutAJobThatWasEnqueuedTwice() {
    JobId id = JobId.random();
    JobId last = JobId.random();
    context
        .withPropertyValues("transcoder.queue.server=notify")
        .withBean(NotifyHandler.class, () -> (job, run) -> told.add(job))
        .run(
            beans -> {
              NotificationQueue queue = beans.getBean(NotificationQueue.class);
              queue.enqueueJobEnded(id, 1);
              queue.enqueueJobEnded(id, 1);
              queue.enqueueJobEnded(last, 1);
              await().until(() -> told.contains(last.value()));
              assertThat(told).containsExactly(id.value(), last.value());
            });
  }

  @Test
  void whoEnqueuesReportsHowMuchThereIsToDo() {
    context.run(
        beans -> {
          SimpleMeterRegistry meters = new SimpleMeterRegistry();
          beans.getBeansOfType(MeterBinder.class).values().forEach(it -> it.bindTo(meters));
          beans
              .getBean(TranscodeQueue.class)
              .enqueue(JobId.random(), 1, new Share(new AccountId("ada"), 1));
          beans
              .getBean(TranscodeQueue.class)
              .enqueue(JobId.random(), 1, new Share(new AccountId("ada"), 1));

          assertThat(gauge(meters, "transcoder.queue.unfinished")).isEqualTo(2);
          assertThat(gauge(meters, "transcoder.queue.unserved")).isEqualTo(2);
          assertThat(gauge(meters, "transcoder.queue.backlog")).isEqualTo(2);
          serversCome(beans.getBean(Queues.class).storage(QueueName.TRANSCODE), 4);
          assertThat(gauge(meters, "transcoder.queue.unserved")).isZero();
          assertThat(gauge(meters, "transcoder.queue.backlog")).isEqualTo(0.5);
          await().until(() -> gauge(meters, "transcoder.queue.oldest") > 0.01);
          assertThat(gauge(meters, "transcoder.queue.oldest")).isLessThan(60);
        });
  }

  @Test
  void theLoggingContextGoesAlongWithTheMessage() {
    JobId id = JobId.random();
    Queue<Map<String, String>> seen = new ConcurrentLinkedQueue<>();
    context
        .withPropertyValues("transcoder.queue.server=notify")
        .withBean(NotifyHandler.class, () -> (job, run) -> seen.add(MDC.getCopyOfContextMap()))
        .run(
            beans -> {
              MDC.put("traceId", "0af7651916cd43dd8448eb211c80319c");
              try {
                beans.getBean(NotificationQueue.class).enqueueJobEnded(id, 1);
              } finally {
                MDC.clear();
              }
              await().until(() -> !seen.isEmpty());
              assertThat(seen.element())
                  .containsEntry("jobId", id.toString())
                  .containsEntry("traceId", "0af7651916cd43dd8448eb211c80319c");
            });
  }

  @Test
  void eachTryOfAMessageIsInTheTraceItWasSentIn() {
    List<String> received = new CopyOnWriteArrayList<>();
    ObservationRegistry observations = ObservationRegistry.create();
    observations.observationConfig().observationHandler(new Tracer("00-trace-span-01", received));
    AtomicInteger tries = new AtomicInteger();
    context
        .withPropertyValues("transcoder.queue.server=notify")
        .withBean(ObservationRegistry.class, () -> observations)
        .withBean(NotifyHandler.class, () -> (job, run) -> failAtFirst(tries))
        .run(
            beans -> {
              beans.getBean(NotificationQueue.class).enqueueJobEnded(JobId.random(), 1);
              await().atMost(Duration.ofSeconds(30)).until(() -> received.size() == 4);
              assertThat(received)
                  .containsExactly("00-trace-span-01", "failed", "00-trace-span-01", "succeeded");
            });
  }

  private static void failAtFirst(AtomicInteger tries) {
    if (tries.incrementAndGet() == 1) {
      throw new IllegalStateException("The first try fails");
    }
  }

  /** Sends a trace along, and notes what arrives and how it ends. */
  private record Tracer(String trace, List<String> received)
      implements ObservationHandler<Observation.Context> {

    @Override
    @SuppressWarnings("unchecked")
    public void onStart(Observation.Context context) {
      if (context instanceof SenderContext<?> sender) {
        ((SenderContext<Object>) sender).getSetter().set(sender.getCarrier(), "traceparent", trace);
      } else if (context instanceof ReceiverContext<?> receiver) {
        Object carrier = Objects.requireNonNull(receiver.getCarrier());
        received.add(((ReceiverContext<Object>) receiver).getGetter().get(carrier, "traceparent"));
      }
    }

    @Override
    public void onStop(Observation.Context context) {
      if (context instanceof ReceiverContext<?>) {
        received.add(context.getError() == null ? "succeeded" : "failed");
      }
    }

    @Override
    public boolean supportsContext(Observation.Context context) {
      return true;
    }
  }

  /** They say so once, which is enough for some seconds; then they are taken for dead. */
  private static void serversCome(RedisStorageProvider queue, int count) {
    for (int server = 0; server < count; server++) {
      queue.pulse(UUID.randomUUID(), Duration.ofNanos(-1));
    }
  }

  private static double gauge(SimpleMeterRegistry meters, String name) {
    return meters.get(name).tag("queue", "transcode").gauge().value();
  }

  @Test
  void aMisspeltQueueOrAWrongNumberStopsTheStart() {
    context
        .withPropertyValues("transcoder.queue.server=transcoding")
        .run(beans -> assertThat(beans).hasFailed());
    context
        .withPropertyValues("transcoder.queue.slots=0")
        .run(beans -> assertThat(beans).hasFailed());
  }
}
