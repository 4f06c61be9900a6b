package org.mediatranscoder.web.protection;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.mediatranscoder.web.repeat.RepeatAutoConfiguration;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.scheduling.config.FixedDelayTask;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Only on ECS, which names its agent. */
@AutoConfiguration(before = RepeatAutoConfiguration.class)
@ConditionalOnProperty("ecs.agent.uri")
@EnableConfigurationProperties(EcsAgentSettings.class)
public class ProtectionAutoConfiguration {

  @Bean
  EcsAgent ecsAgent(EcsAgentSettings settings) {
    URI agent = Objects.requireNonNull(settings.uri());
    return new EcsAgent(agent);
  }

  @Bean
  RunningUploads runningUploads() {
    return new RunningUploads();
  }

  @Bean
  WebMvcConfigurer countingUploads(RunningUploads uploads) {
    return new WebMvcConfigurer() {
      @Override
      public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(uploads);
      }
    };
  }

  @Bean
  TaskProtection taskProtection(EcsAgent agent, List<LongWork> works, ObjectProvider<Clock> clock) {
    return new TaskProtection(agent, works, clock.getIfAvailable(Clock::systemUTC));
  }

  @Bean
  FixedDelayTask lookingAfterTheProtection(TaskProtection protection) {
    return new FixedDelayTask(protection::look, TaskProtection.PACE, Duration.ZERO);
  }
}
