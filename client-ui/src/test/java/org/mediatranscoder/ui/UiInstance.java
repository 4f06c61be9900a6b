package org.mediatranscoder.ui;

import org.mediatranscoder.testsupport.RedisTestServer;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** One more running client-ui beside the one of the test, on the same Redis. */
public final class UiInstance implements AutoCloseable {

  private final ConfigurableApplicationContext context;

  private UiInstance(ConfigurableApplicationContext context) {
    this.context = context;
  }

  /**
   * @param baseUrl where browsers believe it to be
   */
  public static UiInstance start(AuthServiceStub auth, String baseUrl) {
    return new UiInstance(
        new SpringApplicationBuilder(ClientUiApplication.class)
            .run(
                "--server.port=0",
                "--transcoder.ui.base-url=" + baseUrl,
                "--transcoder.ui.client-secret=top-secret",
                "--transcoder.jwt.issuer=" + auth.issuer(),
                "--spring.data.redis.url=" + RedisTestServer.shared().uri()));
  }

  public int port() {
    return context.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
  }

  @Override
  public void close() {
    context.close();
  }
}
