package org.mediatranscoder.localstack.identity;

import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import no.nav.security.mock.oauth2.MockOAuth2Server;
import no.nav.security.mock.oauth2.OAuth2Config;
import no.nav.security.mock.oauth2.http.NettyWrapper;
import no.nav.security.mock.oauth2.token.DefaultOAuth2TokenCallback;
import no.nav.security.mock.oauth2.token.OAuth2TokenProvider;
import org.mediatranscoder.localstack.settings.Folders;

/**
 * Two providers in which anybody can be anybody: fakes of Google and GitHub on a developer's
 * machine.
 *
 * <p>The login page is a form that posts {@code username} (the subject) and {@code claims} (JSON)
 * to the page's own address, so a plain HTTP client can fill it in as well.
 */
public final class IdentityProvider {

  /** The fake of Google; its issuer is {@code http://localhost:PORT/google}. */
  public static final String GOOGLE = "google";

  /** The fake of GitHub; its addresses begin with {@code http://localhost:PORT/github}. */
  public static final String GITHUB = "github";

  /** What the login page sends for the local user. */
  public static final LocalUser ADA = new LocalUser("local-ada", "ada@example.test", "Ada Local");

  /** The local operator, at {@link #GOOGLE} only. */
  public static final LocalUser GRACE =
      new LocalUser("local-grace", "grace@example.test", "Grace Operator");

  private IdentityProvider() {}

  /**
   * @param folder gets copies of the login page
   * @return stops the server
   */
  public static AutoCloseable start(Path folder, InetAddress address, int port) {
    NettyWrapper http = new NettyWrapper();
    Path google = loginPage(folder, "Google", ADA, GRACE);
    Path gitHub = loginPage(folder, "GitHub", ADA);
    MockOAuth2Server server =
        new MockOAuth2Server(
            config(google, GOOGLE, http), new GitHubRoute(config(gitHub, GITHUB, http)));
    server.start(address, port);
    return server::shutdown;
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

  /** Writes the page on which a visitor chooses who to be. */
  private static Path loginPage(Path folder, String provider, LocalUser... people) {
    String person = Folders.resource(IdentityProvider.class, "person.html");
    String buttons =
        Stream.of(people).map(each -> each.fillIn(person)).collect(Collectors.joining());
    String page =
        Folders.resource(IdentityProvider.class, "login.html")
            .replace("${provider}", provider)
            .replace("${people}", buttons);
    return Folders.io(() -> Files.writeString(folder.resolve("login-" + provider + ".html"), page));
  }
}
