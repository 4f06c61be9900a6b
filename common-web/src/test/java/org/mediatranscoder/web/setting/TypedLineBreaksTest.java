package org.mediatranscoder.web.setting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.core.env.StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

class TypedLineBreaksTest {

  @Test
  void aSecretThatWasTypedWithALineBreakIsTheSecretThatWasMeant() {
    ConfigurableEnvironment environment = new StandardEnvironment();
    environment
        .getPropertySources()
        .replace(
            SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME,
            new SystemEnvironmentPropertySource(
                SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME,
                Map.of("MY_CLIENT_SECRET", "s3cret\r\n", "PASSWORD", "pass\n", "INNER", "a\nb ")));
    SpringApplication service = new SpringApplication(NoBeans.class);
    service.setEnvironment(environment);
    service.setWebApplicationType(WebApplicationType.NONE);

    try (ConfigurableApplicationContext running = service.run("--uri=redis://:${PASSWORD}@host")) {
      assertThat(running.getEnvironment().getProperty("my.client.secret")).isEqualTo("s3cret");
      assertThat(running.getEnvironment().getProperty("uri")).isEqualTo("redis://:pass@host");
      assertThat(running.getEnvironment().getProperty("INNER")).isEqualTo("a\nb ");
    }
  }

  @Configuration(proxyBeanMethods = false)
  static class NoBeans {}
}
