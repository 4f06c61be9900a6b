package org.mediatranscoder.ui.login;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.mediatranscoder.testsupport.access.Route;
import org.mediatranscoder.ui.ClientUiTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

class CrossSiteTest extends ClientUiTest {

  private static final List<String> CHANGES = List.of("POST", "PUT", "PATCH", "DELETE");

  /** What Spring Security answers before any controller. */
  private static final Stream<String> FILTERS =
      Stream.of("/logout", "/login/oauth2/code/transcoder", "/oauth2/authorization/transcoder");

  @Autowired
  @Qualifier("requestMappingHandlerMapping")
  private RequestMappingHandlerMapping controllers;

  @Test
  void noRouteTakesAChangeWithoutThePagesOwnToken() {
    AUTH.rolesAre("operator"); // Nobody may do more.
    browser.signIn(AUTH);

    List<String> routes = Stream.concat(FILTERS, mapped()).toList();

    assertThat(routes).contains("/", "/account", "/get-token", "/logout");
    for (String route : routes) {
      for (String change : CHANGES) {
        HttpResponse<String> answer = browser.send(change, route);
        assertThat(answer.statusCode()).as(change + " " + route).isEqualTo(403);
        assertThat(answer.body()).contains("cross-site");
      }
    }
    assertThat(WORKER.requests()).isEmpty();
    assertThat(browser.getToken().statusCode()).isEqualTo(200);
  }

  private Stream<String> mapped() {
    return controllers.getHandlerMethods().keySet().stream()
        .flatMap(route -> route.getPatternValues().stream())
        .map(pattern -> new Route("*", pattern).path());
  }
}
