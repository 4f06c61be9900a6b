package org.mediatranscoder.localstack.identity;

import java.net.InetAddress;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import no.nav.security.mock.oauth2.MockOAuth2Server;
import no.nav.security.mock.oauth2.OAuth2Config;
import no.nav.security.mock.oauth2.http.NettyWrapper;
import no.nav.security.mock.oauth2.token.DefaultOAuth2TokenCallback;
import no.nav.security.mock.oauth2.token.OAuth2TokenProvider;

/**
 * Two providers in which anybody can be anybody: they play Google and GitHub on a developer's
 * machine.
 *
 * <p>The login page is a form that posts {@code username} (the subject) and {@code claims} (JSON)
 * to the page's own address, so a plain HTTP client can fill it in as well.
 */
public final class IdentityProvider implements AutoCloseable {

  /** The provider that plays Google; its issuer is {@code http://localhost:PORT/google}. */
  public static final String GOOGLE = "google";

  /**
   * The provider that plays GitHub; its addresses begin with {@code http://localhost:PORT/github}.
   */
  public static final String GITHUB = "github";

  /** What the login page sends for the local user. */
  public static final LocalUser ADA = new LocalUser("local-ada", "ada@example.test", "Ada Local");

  /** The local operator, at {@link #GOOGLE} only. */
  public static final LocalUser GRACE =
      new LocalUser("local-grace", "grace@example.test", "Grace Operator");

  private final MockOAuth2Server server;

  private IdentityProvider(MockOAuth2Server server) {
    this.server = server;
  }

  /**
   * @param folder gets copies of the login page
   * @param port of loopback
   */
  public static IdentityProvider start(Path folder, int port) {
    return start(folder, InetAddress.getLoopbackAddress(), port);
  }

  /**
   * @param folder gets copies of the login page
   */
  public static IdentityProvider start(Path folder, InetAddress address, int port) {
    NettyWrapper http = new NettyWrapper();
    Path googlePage = LoginPage.write(folder, "Google", List.of(ADA, GRACE));
    Path gitHubPage = LoginPage.write(folder, "GitHub", List.of(ADA));
    MockOAuth2Server server =
        new MockOAuth2Server(
            config(googlePage, GOOGLE, http), new GitHubRoute(config(gitHubPage, GITHUB, http)));
    server.start(address, port);
    return new IdentityProvider(server);
  }

  private static OAuth2Config config(Path loginPage, String issuer, NettyWrapper http) {
    return new OAuth2Config(
        true,
        loginPage.toString(),
        null,
        false,
        new OAuth2TokenProvider(),
        Set.of(new DefaultOAuth2TokenCallback(issuer)),
        http);
  }

  @Override
  public void close() {
    server.shutdown();
  }
}
