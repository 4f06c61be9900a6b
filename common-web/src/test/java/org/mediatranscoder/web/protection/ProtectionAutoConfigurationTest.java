package org.mediatranscoder.web.protection;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.scheduling.config.FixedDelayTask;

class ProtectionAutoConfigurationTest {

  private final ApplicationContextRunner service =
      new ApplicationContextRunner()
          .withConfiguration(AutoConfigurations.of(ProtectionAutoConfiguration.class));

  @Test
  void theVariableThatEcsSetsSwitchesTheProtectionOn() {
    service
        .withInitializer(
            context ->
                TestPropertyValues.of("ECS_AGENT_URI=http://169.254.170.2/api/task-1")
                    .applyTo(context.getEnvironment(), TestPropertyValues.Type.SYSTEM_ENVIRONMENT))
        .run(
            running -> {
              assertThat(running)
                  .hasSingleBean(TaskProtection.class)
                  .hasSingleBean(RunningUploads.class)
                  .hasSingleBean(FixedDelayTask.class);
              assertThat(running.getBean(EcsAgentSettings.class).uri())
                  .isEqualTo(URI.create("http://169.254.170.2/api/task-1"));
            });
  }

  @Test
  void elsewhereThereIsNone() {
    service.run(
        running ->
            assertThat(running)
                .doesNotHaveBean(TaskProtection.class)
                .doesNotHaveBean(FixedDelayTask.class));
  }
}
