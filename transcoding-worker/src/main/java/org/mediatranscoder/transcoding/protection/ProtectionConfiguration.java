package org.mediatranscoder.transcoding.protection;

import java.time.Clock;
import java.time.Duration;
import java.util.Objects;
import org.mediatranscoder.redis.queue.server.QueueServer;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.config.FixedDelayTask;

/** Only on ECS, which names its agent. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty("ecs.agent.uri")
@EnableConfigurationProperties(EcsAgentSettings.class)
class ProtectionConfiguration {

  @Bean
  EcsAgent ecsAgent(EcsAgentSettings settings) {
    return new EcsAgent(Objects.requireNonNull(settings.uri()));
  }

  @Bean
  TaskProtection taskProtection(EcsAgent agent, QueueServer queue, Clock clock) {
    return new TaskProtection(agent, () -> queue.busySlots() > 0, clock);
  }

  @Bean
  FixedDelayTask lookingAfterTheProtection(TaskProtection protection) {
    return new FixedDelayTask(protection::look, TaskProtection.PACE, Duration.ZERO);
  }
}
