package org.mediatranscoder.testsupport.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;

/**
 * Tries every guarded route of a service with the id of a thing that belongs to somebody else. Each
 * route must be in one of two lists, so that a new one without a row fails the build.
 *
 * @param byId routes that take an id, as {@link Route#toString} writes them, and the body to send
 * @param without all others, and why nobody reaches another person's things there
 */
public record OwnershipChecks(Map<String, String> byId, Map<String, String> without) {

  /** Files of libraries: the same for everybody, with version numbers that change. */
  private static final String LIBRARIES = "/webjars/";

  public OwnershipChecks {
    byId = Map.copyOf(byId);
    without = Map.copyOf(without);
  }

  /**
   * Fails unless each route answers 404 as if there were nothing, and changes nothing.
   *
   * @param foreignId of a thing of another person
   * @param token of somebody who may do everything with things of their own
   * @param state of all that could be changed, to be compared
   */
  public void check(
      EndpointSecurityChecks endpointSecurityChecks,
      int port,
      String foreignId,
      String token,
      Supplier<Object> state) {
    checkRowForEach(endpointSecurityChecks);
    Object before = state.get();
    for (Route route : endpointSecurityChecks.guarded()) {
      String body = byId.get(route.toString());
      if (body != null) {
        HttpResponse<String> answer =
            endpointSecurityChecks.send(request(route, port, foreignId, token, body));
        assertThat(answer.statusCode()).as(route + " " + answer.body()).isEqualTo(404);
        assertThat(answer.body()).as(route.toString()).contains("not-found\"");
        assertThat(state.get()).as("after " + route).isEqualTo(before);
      }
    }
  }

  private void checkRowForEach(EndpointSecurityChecks endpointSecurityChecks) {
    Set<String> rows = new TreeSet<>(byId.keySet());
    rows.addAll(without.keySet());
    assertThat(
            endpointSecurityChecks.guarded().stream()
                .filter(route -> !route.pattern().startsWith(LIBRARIES))
                .map(Route::toString))
        .as("guarded routes, each of which needs a row in this test")
        .containsExactlyInAnyOrderElementsOf(rows);
  }

  private static HttpRequest request(Route route, int port, String id, String token, String body) {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + route.path(id)))
        .timeout(Duration.ofSeconds(20))
        .header("Authorization", "Bearer " + token)
        .header("Content-Type", "application/json")
        .method(
            route.methods().getFirst(),
            body.isEmpty()
                ? HttpRequest.BodyPublishers.noBody()
                : HttpRequest.BodyPublishers.ofString(body))
        .build();
  }
}
