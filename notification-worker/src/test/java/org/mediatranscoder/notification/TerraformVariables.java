package org.mediatranscoder.notification;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;

/** The environment of this service on AWS, as far as a test needs it. */
public final class TerraformVariables {

  private static final Path SETTINGS = Path.of("..", "infra", "terraform", "settings.tf");

  private TerraformVariables() {}

  /**
   * Sets environment variables, as {@code NAME=value}.
   *
   * @throws AssertionError if Terraform does not set one of this name
   */
  public static ApplicationContextInitializer<ConfigurableApplicationContext> set(
      String... variables) {
    for (String variable : variables) {
      String name = variable.substring(0, variable.indexOf('='));
      assertThat(SETTINGS).content().containsPattern("\\b" + name + " +=");
    }
    return context ->
        TestPropertyValues.of(variables)
            .applyTo(context.getEnvironment(), TestPropertyValues.Type.SYSTEM_ENVIRONMENT);
  }
}
