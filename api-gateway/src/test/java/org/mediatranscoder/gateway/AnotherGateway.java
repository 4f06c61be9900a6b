package org.mediatranscoder.gateway;

import java.util.Map;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

/** A second instance of the gateway in the JVM of a test, on a port of its own. */
public final class AnotherGateway implements AutoCloseable {

  private final ConfigurableApplicationContext context;

  private AnotherGateway(ConfigurableApplicationContext context) {
    this.context = context;
  }

  /** Returns once it is ready. */
  public static AnotherGateway start(Map<String, String> settings) {
    return new AnotherGateway(
        SpringApplication.run(
            ApiGatewayApplication.class,
            settings.entrySet().stream()
                .map(setting -> "--" + setting.getKey() + "=" + setting.getValue())
                .toArray(String[]::new)));
  }

  public int port() {
    return context.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
  }

  @Override
  public void close() {
    context.close();
  }
}
