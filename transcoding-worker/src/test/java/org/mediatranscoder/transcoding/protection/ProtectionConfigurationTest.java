package org.mediatranscoder.transcoding.protection;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.springframework.boot.LazyInitializationBeanFactoryPostProcessor;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.scheduling.config.FixedDelayTask;

class ProtectionConfigurationTest {

  // Lazy, as there is no queue here.
  private final ApplicationContextRunner worker =
      new ApplicationContextRunner()
          .withInitializer(
              context ->
                  context.addBeanFactoryPostProcessor(
                      new LazyInitializationBeanFactoryPostProcessor()))
          .withUserConfiguration(ProtectionConfiguration.class);

  @Test
  void theVariableThatEcsSetsSwitchesTheProtectionOn() {
    worker
        .withInitializer(
            context ->
                TestPropertyValues.of("ECS_AGENT_URI=http://169.254.170.2/api/task-1")
                    .applyTo(context.getEnvironment(), TestPropertyValues.Type.SYSTEM_ENVIRONMENT))
        .run(
            running -> {
              assertThat(running)
                  .hasSingleBean(TaskProtection.class)
                  .hasSingleBean(FixedDelayTask.class);
              assertThat(running.getBean(EcsAgentSettings.class).uri())
                  .isEqualTo(URI.create("http://169.254.170.2/api/task-1"));
            });
  }

  @Test
  void elsewhereThereIsNone() {
    worker.run(
        running ->
            assertThat(running)
                .doesNotHaveBean(TaskProtection.class)
                .doesNotHaveBean(FixedDelayTask.class));
  }
}
