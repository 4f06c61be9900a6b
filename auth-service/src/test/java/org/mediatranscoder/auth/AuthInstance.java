package org.mediatranscoder.auth;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.HashMap;
import java.util.Map;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** One running auth-service. */
final class AuthInstance implements AutoCloseable {

  static final String UI_SECRET = "ui-secret-for-tests-only";
  static final String LINK_KEY = "7:a-secret-for-tests-of-at-least-32-bytes";
  static final String KEY_SECRET = "key-encryption-secret-for-tests-only";

  private final ConfigurableApplicationContext context;
  private final int port;

  private AuthInstance(int port, Map<String, Object> settings) {
    this.port = port;
    this.context =
        new SpringApplicationBuilder(AuthServiceApplication.class)
            .run(
                settings.entrySet().stream()
                    .map(setting -> "--" + setting.getKey() + "=" + setting.getValue())
                    .toArray(String[]::new));
  }

  /** Starts with the settings on top of good ones; its public address is {@code issuerPort}. */
  static AuthInstance start(int port, int issuerPort, Map<String, Object> settings) {
    return new AuthInstance(port, settings(port, issuerPort, settings));
  }

  static Map<String, Object> settings(int port, int issuerPort, Map<String, Object> more) {
    Map<String, Object> all = new HashMap<>();
    all.put("server.port", port);
    all.put("server.address", "127.0.0.1");
    all.put("transcoder.jwt.issuer", "http://localhost:" + issuerPort);
    all.put("transcoder.auth.clients.ui-secret", UI_SECRET);
    all.put("transcoder.auth.key-encryption-secret", KEY_SECRET);
    all.put("transcoder.links.keys", LINK_KEY);
    all.put("spring.main.banner-mode", "off");
    all.putAll(more);
    return all;
  }

  static int freePort() {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException none) {
      throw new UncheckedIOException(none);
    }
  }

  int port() {
    return port;
  }

  String url() {
    return "http://localhost:" + port;
  }

  ConfigurableApplicationContext context() {
    return context;
  }

  <T> T bean(Class<T> type) {
    return context.getBean(type);
  }

  @Override
  public void close() {
    context.close();
  }
}
