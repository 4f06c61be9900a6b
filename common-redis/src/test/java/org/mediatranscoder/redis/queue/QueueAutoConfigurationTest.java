package org.mediatranscoder.redis.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.mediatranscoder.model.job.JobId;
import org.mediatranscoder.model.queue.Notifying;
import org.mediatranscoder.redis.RedisServer;
import org.mediatranscoder.redis.connection.RedisConnectionAutoConfiguration;
import org.mediatranscoder.redis.job.FormatCatalogueStore;
import org.mediatranscoder.redis.job.JobEvents;
import org.mediatranscoder.redis.job.JobStore;
import org.mediatranscoder.redis.job.JobStoreAutoConfiguration;
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
                  QueueAutoConfiguration.class))
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
                .hasSingleBean(FormatCatalogueStore.class)
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
        .withBean(Notifying.class, () -> told::add)
        .run(
            beans -> {
              NotificationQueue queue = beans.getBean(NotificationQueue.class);
              queue.enqueueJobEnded(id);
              queue.enqueueJobEnded(id);
              queue.enqueueJobEnded(last);
              await().until(() -> told.contains(last.value()));
              assertThat(told).containsExactly(id.value(), last.value());
            });
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
