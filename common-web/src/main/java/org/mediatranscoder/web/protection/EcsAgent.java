package org.mediatranscoder.web.protection;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The "task scale-in protection endpoint" of the agent (Amazon ECS developer guide). It acts with
 * the role of the task.
 */
final class EcsAgent implements AutoCloseable {

  private static final Duration TIMEOUT = Duration.ofSeconds(5);

  private final URI state;
  private final HttpClient http = HttpClient.newBuilder().connectTimeout(TIMEOUT).build();

  EcsAgent(URI agent) {
    this.state = URI.create(agent + "/task-protection/v1/state");
  }

  /**
   * Protects this task for so many minutes from now, 1 to 2880.
   *
   * @throws IOException if ECS does not, or does not answer in five seconds
   */
  void protect(Duration time) throws IOException, InterruptedException {
    put("{\"ProtectionEnabled\":true,\"ExpiresInMinutes\":%d}".formatted(time.toMinutes()), true);
  }

  /**
   * @throws IOException as above
   */
  void release() throws IOException, InterruptedException {
    put("{\"ProtectionEnabled\":false}", false);
  }

  @Override
  public void close() {
    http.shutdownNow();
  }

  private void put(String body, boolean wanted) throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(state)
            .timeout(TIMEOUT)
            .header("Content-Type", "application/json")
            .PUT(HttpRequest.BodyPublishers.ofString(body))
            .build();
    HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
    JsonNode now = read(answer.body()).at("/protection/ProtectionEnabled");
    // A refusal may come with 200, as {"failure": {"Reason": …}}.
    if (answer.statusCode() != 200 || !now.isBoolean() || now.asBoolean() != wanted) {
      throw new IOException("ECS answered " + answer.statusCode() + ": " + answer.body());
    }
  }

  private static JsonNode read(String body) throws IOException {
    try {
      return JsonMapper.shared().readTree(body);
    } catch (JacksonException notJson) {
      throw new IOException("ECS answered no JSON: " + body, notJson);
    }
  }
}
