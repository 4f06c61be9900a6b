package org.mediatranscoder.redis.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.mediatranscoder.redis.job.JobBuilder.NOON;
import static org.mediatranscoder.redis.job.JobBuilder.aPendingJob;

import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mediatranscoder.model.job.JobChanged;
import org.mediatranscoder.model.job.JobProgress;
import org.mediatranscoder.model.job.JobStatus;
import org.mediatranscoder.model.job.Stage;
import org.mediatranscoder.model.job.TranscodeJob;
import org.mediatranscoder.redis.RedisServer;
import org.mediatranscoder.redis.connection.RedisLink;

class JobEventsTest {

  private final RedisServer server = new RedisServer();
  private final RedisLink redis = server.link();
  private final JobStore store = new RedisJobStore(redis);
  private final RedisJobEvents events = new RedisJobEvents(redis);
  private final BlockingQueue<JobChanged> heard = new LinkedBlockingQueue<>();

  @BeforeEach
  void listen() {
    events.subscribe(
        event -> {
          throw new IllegalStateException("a bad listener harms no other");
        });
    events.subscribe(heard::add);
  }

  @AfterEach
  void stop() {
    events.close();
    redis.close();
    server.close();
  }

  @Test
  void everyChangeIsTold() throws Exception {
    TranscodeJob job = aPendingJob();
    store.create(job);
    store.claim(job.id(), 1, NOON);
    store.progress(job.id(), 1, JobProgress.at(Stage.PROBING, 5));
    store.complete(job.id(), 1, List.of(), NOON);
    store.markNotified(job.id(), NOON);
    store.delete(job.id());
    assertThat(next()).isEqualTo(new JobChanged(job.id(), job.owner(), JobStatus.PENDING, 0));
    assertThat(next()).isEqualTo(new JobChanged(job.id(), job.owner(), JobStatus.PROCESSING, 1));
    assertThat(next().status()).isEqualTo(JobStatus.PROCESSING);
    for (int i = 0; i < 3; i++) {
      assertThat(next().status()).isEqualTo(JobStatus.COMPLETED);
    }
  }

  @Test
  void listenersHearAgainAfterRedisWasAway() {
    server.stop();
    server.start();
    await()
        .ignoreExceptions()
        .until(
            () -> {
              store.create(aPendingJob());
              return heard.poll(200, TimeUnit.MILLISECONDS) != null;
            });
  }

  private JobChanged next() throws InterruptedException {
    JobChanged event = heard.poll(5, TimeUnit.SECONDS);
    assertThat(event).isNotNull();
    return event;
  }
}
