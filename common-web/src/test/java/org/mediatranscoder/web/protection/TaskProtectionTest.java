package org.mediatranscoder.web.protection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mediatranscoder.testsupport.FakeEcsAgent;
import org.mediatranscoder.web.repeat.RepeatAutoConfiguration;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.task.TaskSchedulingAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.scheduling.config.FixedDelayTask;

class TaskProtectionTest {

  private static final String PROTECT =
      "PUT /api/task-1/task-protection/v1/state {\"ProtectionEnabled\":true,\"ExpiresInMinutes\":780}";
  private static final String RELEASE =
      "PUT /api/task-1/task-protection/v1/state {\"ProtectionEnabled\":false}";

  private final AtomicBoolean busy = new AtomicBoolean();
  private final AtomicReference<Instant> now =
      new AtomicReference<>(Instant.parse("2026-01-02T12:00:00Z"));
  private final Clock clock = ((InstantSource) now::get).withZone(ZoneOffset.UTC);

  private final LongWork work =
      new LongWork() {
        @Override
        public boolean isRunning() {
          return busy.get();
        }

        @Override
        public Duration longest() {
          return Duration.ofHours(6);
        }
      };

  private FakeEcsAgent ecs;
  private EcsAgent agent;
  private TaskProtection protection;

  @BeforeEach
  void start() {
    ecs = FakeEcsAgent.start();
    agent = new EcsAgent(ecs.uri());
    protection = new TaskProtection(agent, List.of(work), clock);
  }

  @AfterEach
  void stop() {
    agent.close();
    ecs.close();
  }

  @Test
  void aWorkerIsProtectedWhileItWorksAndReleasedWhenItIsIdle() {
    assertThat(after(Duration.ZERO)).isEmpty();
    busy.set(true);
    assertThat(after(Duration.ofSeconds(1))).containsExactly(PROTECT);
    assertThat(after(Duration.ofSeconds(1))).isEmpty();
    busy.set(false);
    assertThat(after(Duration.ofSeconds(1))).isEmpty();
    assertThat(after(TaskProtection.PAUSE_BETWEEN_JOBS)).containsExactly(RELEASE);
    assertThat(after(Duration.ofMinutes(5))).isEmpty();
  }

  @Test
  void betweenTwoJobsItStaysProtected() {
    busy.set(true);
    assertThat(after(Duration.ZERO)).containsExactly(PROTECT);
    busy.set(false);
    assertThat(after(Duration.ofSeconds(5))).isEmpty();
    busy.set(true);
    assertThat(after(Duration.ofSeconds(4))).isEmpty();
    busy.set(false);
    assertThat(after(Duration.ofSeconds(5))).isEmpty();
  }

  /** What begins when ECS has just refused to renew has the longest time that it may take. */
  @Test
  void atAnyMomentThereIsTimeForTheLongestWork() {
    busy.set(true);
    Instant protectedUntil = Instant.MIN;
    for (int minute = 0; minute < 24 * 60; minute++) {
      if (!after(Duration.ofMinutes(1)).isEmpty()) {
        protectedUntil = now.get().plus(Duration.ofHours(13));
      }
      assertThat(Duration.between(now.get(), protectedUntil)).isGreaterThan(work.longest());
    }
  }

  @Test
  void ecsProtectsForTwoDaysAtMost() {
    LongWork days = new LongestWork(Duration.ofDays(3));
    new TaskProtection(agent, List.of(days), clock).look();
    assertThat(ecs.requests()).containsExactly(PROTECT.replace("780", "2880"));
  }

  private record LongestWork(Duration longest) implements LongWork {
    @Override
    public boolean isRunning() {
      return true;
    }
  }

  @Test
  void aRefusalIsTriedAgainButNotAtOnce() {
    busy.set(true);
    ecs.refuse(true);
    assertThat(after(Duration.ZERO)).containsExactly(PROTECT);
    assertThat(after(Duration.ofSeconds(1))).isEmpty();
    ecs.refuse(false);
    assertThat(after(TaskProtection.RETRY)).containsExactly(PROTECT);
    assertThat(after(Duration.ofSeconds(1))).isEmpty();
  }

  @Test
  void anAgentThatIsGoneDisturbsNothing() {
    ecs.close();
    busy.set(true);
    protection.look();
  }

  @Test
  void itLooksByItself() {
    busy.set(true);
    new ApplicationContextRunner()
        .withConfiguration(
            AutoConfigurations.of(
                RepeatAutoConfiguration.class, TaskSchedulingAutoConfiguration.class))
        .withBean(
            FixedDelayTask.class,
            () -> new ProtectionAutoConfiguration().lookingAfterTheProtection(protection))
        .run(
            running ->
                await()
                    .atMost(Duration.ofSeconds(5))
                    .until(() -> ecs.requests().contains(PROTECT)));
  }

  private List<String> after(Duration time) {
    now.updateAndGet(it -> it.plus(time));
    protection.look();
    return ecs.requests();
  }
}
