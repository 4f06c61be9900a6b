package org.mediatranscoder.testsupport.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.springframework.context.ApplicationContext;

/**
 * Tries every route of a running service. A route is guarded unless the test says that it is open,
 * and why; so a new one that forgets its guard fails the build.
 */
public final class EndpointSecurityChecks {

  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(5))
          .build();
  private final Set<Route> routes;
  private final int port;
  private final Map<String, String> open;
  private final Map<String, String> forPersons;

  /**
   * @param open each open route as {@link Route#toString} writes it, and the reason
   */
  public EndpointSecurityChecks(
      ApplicationContext application, int port, Map<String, String> open) {
    this(application, port, open, Map.of());
  }

  /**
   * @param open each open route as {@link Route#toString} writes it, and the reason
   * @param forPersons likewise those that want the session of a person who signed in
   */
  public EndpointSecurityChecks(
      ApplicationContext application,
      int port,
      Map<String, String> open,
      Map<String, String> forPersons) {
    this.routes = Routes.of(application);
    this.port = port;
    this.open = Map.copyOf(open);
    this.forPersons = Map.copyOf(forPersons);
  }

  /** All routes that want a token. */
  public List<Route> guarded() {
    return routes.stream()
        .filter(route -> !open.containsKey(route.toString()))
        .filter(route -> !forPersons.containsKey(route.toString()))
        .toList();
  }

  /** Fails if a list that was given names a route that is not there any more. */
  public void checkOpenRoutesExist() {
    Set<String> known = new TreeSet<>(routes.stream().map(Route::toString).toList());
    assertThat(known).as("routes of the application").containsAll(open.keySet());
    assertThat(known).as("routes of the application").containsAll(forPersons.keySet());
  }

  /** Fails if a token lets anybody in where a person must have signed in. */
  public void checkOnlyPersonsEnter(List<ForgedToken> tokens) {
    List<String> failures = new ArrayList<>();
    for (Route route : routes) {
      for (String method : route.methods()) {
        if (forPersons.containsKey(route.toString())) {
          for (ForgedToken token : tokens) {
            HttpResponse<String> answer = send(method, route.path(), token);
            if (!isShut(answer)) {
              failures.add(route + " with " + token + ": " + answer.statusCode());
            }
          }
        }
      }
    }
    assertThat(failures).as("doors for persons that opened").isEmpty();
  }

  private static boolean isShut(HttpResponse<String> answer) {
    String location = answer.headers().firstValue("Location").orElse("");
    return switch (answer.statusCode()) {
      case 401, 403 -> true;
      case 302 -> location.endsWith("/login");
      default -> false;
    };
  }

  /** Fails unless no answer, of any route, lets a page of this origin read it. */
  public void checkClosedToPagesOf(String origin, String token) {
    for (Route route : routes) {
      for (String method : route.methods()) {
        HttpRequest.Builder request =
            request(method, route.path(), "")
                .header("Origin", origin)
                .header("Authorization", "Bearer " + token);
        assertThat(send(request.build()).headers().firstValue("Access-Control-Allow-Origin"))
            .as(method + " " + route.pattern())
            .isEmpty();
      }
    }
  }

  /**
   * Fails unless every guarded route answers 401, as RFC 6750 and RFC 9457 say: the first one to
   * all tokens, each of the others to a tenth of them in turn.
   */
  public void checkShutTo(List<ForgedToken> tokens) {
    assertThat(guarded()).isNotEmpty();
    List<String> failures = new ArrayList<>();
    int turn = 0;
    for (Route route : guarded()) {
      for (String method : route.methods()) {
        for (ForgedToken token : turn == 0 ? tokens : everyTenth(tokens, turn)) {
          String wrong = fault(method, send(method, route.path(), token));
          if (!wrong.isEmpty()) {
            failures.add(method + " " + route.pattern() + " with " + token + ": " + wrong);
          }
        }
        turn++;
      }
    }
    assertThat(failures).as("routes that did not answer 401 in good form").isEmpty();
  }

  private static List<ForgedToken> everyTenth(List<ForgedToken> tokens, int turn) {
    return IntStream.range(0, tokens.size())
        .filter(at -> at % 10 == turn % 10)
        .mapToObj(tokens::get)
        .toList();
  }

  private static String fault(String method, HttpResponse<String> answer) {
    String type = answer.headers().firstValue("Content-Type").orElse("");
    String challenge = answer.headers().firstValue("WWW-Authenticate").orElse("");
    boolean good =
        answer.statusCode() == 401
            && challenge.startsWith("Bearer")
            && type.startsWith("application/problem+json")
            && (method.equals("HEAD") || answer.body().contains("\"code\":\"token-invalid\""));
    return good ? "" : answer.statusCode() + " " + type + " [" + challenge + "] " + answer.body();
  }

  /** A request without a body that brings this token. */
  public HttpResponse<String> send(String method, String path, ForgedToken token) {
    HttpRequest.Builder request = request(method, path, token.query());
    token.authorization().forEach(value -> request.header("Authorization", value));
    return send(request.build());
  }

  private HttpRequest.Builder request(String method, String path, String query) {
    String url = "http://127.0.0.1:" + port + path + (query.isEmpty() ? "" : "?" + query);
    return HttpRequest.newBuilder(URI.create(url))
        .timeout(Duration.ofSeconds(20))
        .method(method, HttpRequest.BodyPublishers.noBody());
  }

  /** Any request, with a bound on its time. */
  public HttpResponse<String> send(HttpRequest request) {
    try {
      return http.send(request, HttpResponse.BodyHandlers.ofString());
    } catch (IOException unreachable) {
      throw new UncheckedIOException(unreachable);
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(stopping);
    }
  }
}
