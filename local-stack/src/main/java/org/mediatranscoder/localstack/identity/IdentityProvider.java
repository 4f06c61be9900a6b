package org.mediatranscoder.localstack.identity;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Set;
import no.nav.security.mock.oauth2.MockOAuth2Server;
import no.nav.security.mock.oauth2.OAuth2Config;
import no.nav.security.mock.oauth2.http.NettyWrapper;
import no.nav.security.mock.oauth2.token.DefaultOAuth2TokenCallback;
import no.nav.security.mock.oauth2.token.OAuth2TokenProvider;

/**
 * An OpenID provider in which anybody can be anybody: it plays Google on a developer's machine.
 *
 * <p>Its login page is a form that posts {@code username} (the subject) and {@code claims} (JSON)
 * to the page's own address, so a plain HTTP client can fill it in as well.
 */
public final class IdentityProvider implements AutoCloseable {

  /** The provider that plays Google; its issuer is {@code http://localhost:PORT/google}. */
  public static final String GOOGLE = "google";

  /** What the login page sends for the local user. */
  public static final LocalUser ADA = new LocalUser("local-ada", "ada@example.test", "Ada Local");

  private final MockOAuth2Server server;

  private IdentityProvider(MockOAuth2Server server) {
    this.server = server;
  }

  /**
   * @param folder gets a copy of the login page
   * @param port of loopback
   */
  public static IdentityProvider start(Path folder, int port) {
    OAuth2Config config =
        new OAuth2Config(
            true,
            loginPage(folder).toString(),
            null,
            false,
            new OAuth2TokenProvider(),
            Set.of(new DefaultOAuth2TokenCallback(GOOGLE)),
            new NettyWrapper());
    MockOAuth2Server server = new MockOAuth2Server(config);
    server.start(InetAddress.getLoopbackAddress(), port);
    return new IdentityProvider(server);
  }

  @Override
  public void close() {
    server.shutdown();
  }

  private static Path loginPage(Path folder) {
    try (InputStream page = IdentityProvider.class.getResourceAsStream("login.html")) {
      String html = new String(Objects.requireNonNull(page).readAllBytes(), StandardCharsets.UTF_8);
      return Files.writeString(folder.resolve("login.html"), ADA.fillIn(html));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
