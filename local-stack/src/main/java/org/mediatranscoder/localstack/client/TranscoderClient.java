package org.mediatranscoder.localstack.client;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.mediatranscoder.localstack.settings.Address;
import org.mediatranscoder.localstack.settings.Ports;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Knows the public REST API, the mailed link and the inbox; nothing behind them. */
public final class TranscoderClient implements AutoCloseable {

  private static final Duration TIMEOUT = Duration.ofSeconds(30);
  private static final Duration TRANSFER_TIMEOUT = Duration.ofHours(1);

  private final URI gateway;
  private final URI inbox;
  private final Supplier<String> tokens;
  private final HttpClient client =
      HttpClient.newBuilder().followRedirects(Redirect.NORMAL).connectTimeout(TIMEOUT).build();

  /**
   * @param tokens gives a bearer token that is valid now
   */
  public TranscoderClient(Ports ports, Supplier<String> tokens) {
    this.gateway = ports.url(Address.GATEWAY);
    this.inbox = ports.url(Address.INBOX);
    this.tokens = tokens;
  }

  /**
   * Streams the file to {@code POST /upload}.
   *
   * @return the job as the API shows it
   * @throws ClientFailedException with the reason that the API gives
   */
  public JsonNode upload(Path file, String format, String email) {
    String boundary = UUID.randomUUID().toString();
    HttpRequest request =
        authorized("/upload")
            .timeout(TRANSFER_TIMEOUT)
            .header("Content-Type", "multipart/form-data; boundary=" + boundary)
            .POST(form(boundary, file, format, email))
            .build();
    return json(send(request, BodyHandlers.ofString()), 202);
  }

  public JsonNode status(String jobId) {
    HttpRequest request = authorized("/status/" + jobId).timeout(TIMEOUT).build();
    return json(send(request, BodyHandlers.ofString()), 200);
  }

  /** Begins to restore what Redis lost; the token must be an operator's. */
  public void beginRecovery() {
    HttpRequest request =
        authorized("/operator/recovery").timeout(TIMEOUT).POST(BodyPublishers.noBody()).build();
    var _ = json(send(request, BodyHandlers.ofString()), 202);
  }

  /** How far that is. */
  public JsonNode recovery() {
    HttpRequest request = authorized("/operator/recovery").timeout(TIMEOUT).build();
    return json(send(request, BodyHandlers.ofString()), 200);
  }

  /** All mails in the inbox, newest first. */
  public List<JsonNode> mails() {
    HttpRequest request =
        HttpRequest.newBuilder(inbox.resolve("/api/messages")).timeout(TIMEOUT).build();
    List<JsonNode> mails = new ArrayList<>();
    json(send(request, BodyHandlers.ofString()), 200).get("messages").forEach(mails::add);
    return mails;
  }

  /** Whether the link leads to this stack; a mail of an earlier one may name another port. */
  public boolean isOurs(URI link) {
    return link.getAuthority().equals(gateway.getAuthority());
  }

  /** Where the mailed link leads to, without fetching what is there. */
  public URI target(URI link) {
    HttpRequest request = HttpRequest.newBuilder(link).timeout(TIMEOUT).HEAD().build();
    try (HttpClient noRedirects =
        HttpClient.newBuilder().followRedirects(Redirect.NEVER).connectTimeout(TIMEOUT).build()) {
      HttpResponse<Void> response = noRedirects.send(request, BodyHandlers.discarding());
      return link.resolve(response.headers().firstValue("Location").orElse(""));
    } catch (IOException e) {
      throw new ClientFailedException("The mailed link does not answer: " + e.getMessage());
    } catch (InterruptedException e) {
      throw interrupted();
    }
  }

  /** Downloads as a person does who clicks the link: without a token, along the redirect. */
  public void download(URI link, Path file) {
    HttpRequest request = HttpRequest.newBuilder(link).timeout(TRANSFER_TIMEOUT).build();
    HttpResponse<Path> response = send(request, BodyHandlers.ofFile(file));
    if (response.statusCode() != 200) {
      throw new ClientFailedException("The download was answered " + response.statusCode());
    }
  }

  @Override
  public void close() {
    client.close();
  }

  private HttpRequest.Builder authorized(String path) {
    return HttpRequest.newBuilder(gateway.resolve(path))
        .header("Authorization", "Bearer " + tokens.get());
  }

  private <T> HttpResponse<T> send(HttpRequest request, BodyHandler<T> body) {
    try {
      return client.send(request, body);
    } catch (IOException e) {
      String reason = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
      throw new ClientFailedException(
          "%s does not answer: %s".formatted(request.uri().getAuthority(), reason));
    } catch (InterruptedException e) {
      throw interrupted();
    }
  }

  private static JsonNode json(HttpResponse<String> response, int expected) {
    if (response.statusCode() != expected) {
      throw new ClientFailedException(
          "%s answered %d: %s"
              .formatted(response.uri().getPath(), response.statusCode(), reason(response.body())));
    }
    return JsonMapper.shared().readTree(response.body());
  }

  /** What a problem detail (RFC 9457) says, else the whole body. */
  private static String reason(String body) {
    try {
      JsonNode problem = JsonMapper.shared().readTree(body);
      return "%s (%s)"
          .formatted(problem.path("detail").asString(body), problem.path("code").asString("?"));
    } catch (JacksonException noJson) {
      return body;
    }
  }

  private static BodyPublisher form(String boundary, Path file, String format, String email) {
    String name = file.getFileName().toString().replace("\"", "%22");
    String before =
        field(boundary, "format", format)
            + field(boundary, "email", email)
            + "--%s\r\n".formatted(boundary)
            + "Content-Disposition: form-data; name=\"file\"; filename=\"%s\"\r\n".formatted(name)
            + "Content-Type: application/octet-stream\r\n\r\n";
    String after = "\r\n--%s--\r\n".formatted(boundary);
    try {
      return BodyPublishers.concat(
          BodyPublishers.ofString(before, StandardCharsets.UTF_8),
          BodyPublishers.ofFile(file),
          BodyPublishers.ofString(after, StandardCharsets.UTF_8));
    } catch (FileNotFoundException e) {
      throw new ClientFailedException("There is no file " + file);
    }
  }

  private static String field(String boundary, String name, String value) {
    return "--%s\r\nContent-Disposition: form-data; name=\"%s\"\r\n\r\n%s\r\n"
        .formatted(boundary, name, value);
  }

  private static ClientFailedException interrupted() {
    Thread.currentThread().interrupt();
    return new ClientFailedException("Stopped");
  }
}
