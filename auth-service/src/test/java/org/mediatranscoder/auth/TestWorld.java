package org.mediatranscoder.auth;

import com.mongodb.MongoClientSettings;
import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.memory.MemoryBackend;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.mediatranscoder.testsupport.RedisTestServer;
import org.springframework.boot.mongodb.autoconfigure.MongoClientSettingsBuilderCustomizer;

/** Real servers around auth-service, and one instance that most tests share. */
public final class TestWorld {

  private static final MongoServer MONGO = new MongoServer(new MemoryBackend());
  private static final String MONGO_URI = MONGO.bindAndGetConnectionString();
  private static final FakeProviders PROVIDERS = FakeProviders.start();

  private TestWorld() {}

  static FakeProviders providers() {
    return PROVIDERS;
  }

  static AuthInstance shared() {
    return Shared.INSTANCE;
  }

  static Browser browser() {
    return new Browser(shared().url());
  }

  /** Redis, MongoDB and both providers. */
  static Map<String, Object> settings() {
    Map<String, Object> all = new HashMap<>(infrastructure());
    all.putAll(PROVIDERS.google());
    all.putAll(PROVIDERS.gitHub());
    all.put("transcoder.auth.api-tokens.sweep-interval", "300ms");
    all.put("transcoder.auth.deletion.sweep-interval", "300ms");
    all.put("transcoder.auth.preferences.sweep-interval", "300ms");
    all.put("transcoder.webhooks.sweep-interval", "300ms");
    all.put("transcoder.auth.history.interval", "200ms");
    all.put("transcoder.auth.history.kept-in-redis", "400d");
    all.put("transcoder.auth.operators", "google:" + Person.operator().subject());
    return all;
  }

  /** Redis and a MongoDB without any provider. */
  static Map<String, Object> infrastructure() {
    Map<String, Object> all = new HashMap<>(RedisTestServer.shared().properties());
    all.put("spring.mongodb.uri", mongoUri("auth"));
    return all;
  }

  /** Of loopback. */
  static int mongoPort() {
    return MONGO.getLocalAddress().getPort();
  }

  public static String mongoUri(String database) {
    return MONGO_URI + "/" + database;
  }

  /** A new person comes, says what they prefer, and goes for good. */
  public static void signInAndOut() {
    PROVIDERS.signIn(Person.ada().withSubject(UUID.randomUUID().toString()));
    Browser browser = browser();
    String access = browser.uiTokens("google").text("access_token");
    browser.bearer("PUT", "/me/preferences", access, "{\"mail\":\"never\"}");
    browser.bearer("DELETE", "/me", access, "");
  }

  /** What auth-service does to the settings of its MongoDB client. */
  public static void customizeMongo(MongoClientSettings.Builder settings) {
    shared()
        .context()
        .getBeanProvider(MongoClientSettingsBuilderCustomizer.class)
        .orderedStream()
        .forEach(customizer -> customizer.customize(settings));
  }

  private static final class Shared {
    static final AuthInstance INSTANCE = start();

    private static AuthInstance start() {
      int port = AuthInstance.freePort();
      return AuthInstance.start(port, port, settings());
    }
  }
}
