package org.mediatranscoder.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.awaitility.Awaitility;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The public REST API as a script uses it: HTTP and a bearer token, nothing of our own code. */
public final class TranscoderApi {

  static final Duration A_JOB = Duration.ofMinutes(2);
  private static final JsonMapper JSON = JsonMapper.shared();

  private final HttpClient http =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
  private final URI gateway;
  private final Supplier<String> token;

  /**
   * @param token gives a bearer token that is valid now
   */
  public TranscoderApi(URI gateway, Supplier<String> token) {
    this.gateway = gateway;
    this.token = token;
  }

  /** Uploads and expects 202; gives the job id. */
  public String upload(Path file, String format, String email) {
    HttpResponse<String> answer = tryUpload(file, format, email);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
    String jobId = JSON.readTree(answer.body()).get("jobId").asString();
    assertThat(answer.headers().firstValue("Location")).hasValue("/status/" + jobId);
    return jobId;
  }

  /** The same with options, as JSON. */
  public String upload(Path file, String format, String email, String options) {
    MultipartForm form =
        new MultipartForm()
            .field("format", format)
            .field("email", email)
            .field("options", options)
            .file("file", file);
    HttpResponse<String> answer = send(form);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
    return JSON.readTree(answer.body()).get("jobId").asString();
  }

  /** An upload with this Idempotency-Key. */
  public HttpResponse<String> tryUpload(Path file, String format, String email, String key) {
    MultipartForm form =
        new MultipartForm().field("format", format).field("email", email).file("file", file);
    return send(
        request("/upload")
            .header("Content-Type", form.contentType())
            .header("Idempotency-Key", key)
            .POST(form.body())
            .build());
  }

  public HttpResponse<String> tryUpload(Path file, String format, String email) {
    MultipartForm form =
        new MultipartForm().field("format", format).field("email", email).file("file", file);
    return send(form);
  }

  private HttpResponse<String> send(MultipartForm form) {
    return send(
        request("/upload")
            .timeout(Duration.ofMinutes(5))
            .header("Content-Type", form.contentType())
            .POST(form.body())
            .build());
  }

  /** The job; an answer of 503 counts as a service that is unavailable. */
  public JsonNode status(String jobId) {
    HttpResponse<String> answer = get("/status/" + jobId);
    if (answer.statusCode() == HttpURLConnection.HTTP_UNAVAILABLE) {
      throw new AwayException(new IOException(answer.body()));
    }
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return JSON.readTree(answer.body());
  }

  public JsonNode getJson(String path) {
    HttpResponse<String> answer = get(path);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return JSON.readTree(answer.body());
  }

  public HttpResponse<String> get(String path, String... headers) {
    HttpRequest.Builder request = request(path);
    if (headers.length > 0) {
      request.headers(headers);
    }
    return send(request.GET().build());
  }

  /**
   * The job once it has ended, however it ended; services that are unavailable meanwhile are waited
   * for.
   */
  public JsonNode awaitEnded(String jobId, Duration limit) {
    return await(jobId, job -> !job.get("status").asString().matches("PENDING|PROCESSING"), limit);
  }

  JsonNode awaitCompleted(String jobId) {
    JsonNode job = awaitEnded(jobId, A_JOB);
    assertThat(job.get("status").asString()).as(job.toString()).isEqualTo("COMPLETED");
    return job;
  }

  public JsonNode await(String jobId, Predicate<JsonNode> condition, Duration limit) {
    return Awaitility.await()
        .atMost(limit)
        .pollInterval(Duration.ofMillis(100))
        .ignoreExceptionsMatching(e -> e instanceof AwayException)
        .until(() -> status(jobId), condition);
  }

  /**
   * Downloads with the bearer token, following the redirect as a client must: without the token.
   */
  public Path download(String jobId, Path target) {
    HttpResponse<String> redirect = get("/jobs/" + jobId + "/download");
    assertThat(redirect.statusCode()).as(redirect.body()).isEqualTo(302);
    return fetch(URI.create(redirect.headers().firstValue("Location").orElseThrow()), target);
  }

  /** What a person gets who clicks the address. */
  Path fetch(URI address, Path target) {
    try (HttpClient browser =
        HttpClient.newBuilder()
            .followRedirects(HttpClient.Redirect.NORMAL)
            .connectTimeout(Duration.ofSeconds(5))
            .build()) {
      HttpResponse<Path> answer =
          browser.send(
              HttpRequest.newBuilder(address).timeout(Duration.ofMinutes(1)).build(),
              BodyHandlers.ofFile(target));
      answer.previousResponse().ifPresent(RecordedAnswers::addRedirect);
      assertThat(answer.statusCode()).isEqualTo(200);
      return answer.body();
    } catch (IOException | InterruptedException e) {
      throw new AwayException(e);
    }
  }

  /** What somebody gets who opens the address without a token; redirects are not followed. */
  static int statusOf(URI address) {
    try (HttpClient anybody = HttpClient.newHttpClient()) {
      HttpRequest request = HttpRequest.newBuilder(address).timeout(Duration.ofSeconds(10)).build();
      HttpResponse<String> response = anybody.send(request, BodyHandlers.ofString());
      RecordedAnswers.add(response);
      return response.statusCode();
    } catch (IOException | InterruptedException e) {
      throw new AwayException(e);
    }
  }

  public HttpResponse<String> send(HttpRequest request) {
    try {
      HttpResponse<String> response = http.send(request, BodyHandlers.ofString());
      RecordedAnswers.add(response);
      return response;
    } catch (IOException | InterruptedException e) {
      throw new AwayException(e);
    }
  }

  public HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(gateway.resolve(path))
        .timeout(Duration.ofSeconds(20))
        .header("Authorization", "Bearer " + token.get());
  }

  static HttpRequest.BodyPublisher noBody() {
    return BodyPublishers.noBody();
  }

  /** Nobody answered. */
  public static final class AwayException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    AwayException(Exception cause) {
      super(cause);
    }
  }
}
