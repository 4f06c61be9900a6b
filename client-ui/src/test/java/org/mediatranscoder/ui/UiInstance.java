package org.mediatranscoder.ui;

import java.util.stream.Stream;
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
    return start(auth, baseUrl, 0);
  }

  /**
   * @param port 0 for any
   * @param more settings
   */
  public static UiInstance start(AuthServiceStub auth, String baseUrl, int port, String... more) {
    Stream<String> settings =
        Stream.of(
            "--server.port=" + port,
            "--transcoder.ui.base-url=" + baseUrl,
            "--transcoder.ui.client-secret=top-secret",
            "--transcoder.jwt.issuer=" + auth.issuer(),
            "--spring.data.redis.url=" + RedisTestServer.shared().uri());
    return new UiInstance(
        new SpringApplicationBuilder(ClientUiApplication.class)
            .run(Stream.concat(settings, Stream.of(more)).toArray(String[]::new)));
  }

  public int port() {
    return context.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
  }

  @Override
  public void close() {
    context.close();
  }
}
