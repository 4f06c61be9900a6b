package org.mediatranscoder.localstack.client;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import okhttp3.MediaType;
import okhttp3.MultipartBody;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import org.mediatranscoder.localstack.settings.Address;
import org.mediatranscoder.localstack.settings.CommandFailedException;
import org.mediatranscoder.localstack.settings.Ports;
import tools.jackson.databind.JsonNode;

/** Knows the public REST API, the mailed link and the inbox; nothing behind them. */
public final class TranscoderClient implements AutoCloseable {

  /** How long nothing may move. */
  private static final Duration STALL_LIMIT = Duration.ofMinutes(1);

  private static final Duration CALL_LIMIT = Duration.ofHours(1);

  private final URI gateway;
  private final URI inbox;
  private final Supplier<String> tokens;
  private final OkHttpClient client =
      new OkHttpClient.Builder()
          .connectTimeout(STALL_LIMIT)
          .readTimeout(STALL_LIMIT)
          .writeTimeout(STALL_LIMIT)
          .callTimeout(CALL_LIMIT)
          .build();
  private final Http http = new Http(client);
  private final Http links = new Http(client.newBuilder().followRedirects(false).build());

  /**
   * @param tokens gives a bearer token that is valid now
   */
  public TranscoderClient(Ports ports, Supplier<String> tokens) {
    this.gateway = ports.url(Address.GATEWAY);
    this.inbox = ports.url(Address.INBOX);
    this.tokens = tokens;
  }

  /** Signs the local user in when needed. */
  public static TranscoderClient ofLocalUser(Ports ports) {
    return new TranscoderClient(ports, new SignIn(ports).tokens());
  }

  /**
   * Streams the file to {@code POST /upload}.
   *
   * @return the job as the API shows it
   * @throws CommandFailedException with the reason that the API gives
   */
  public JsonNode upload(Path file, String format, String email) {
    RequestBody content =
        RequestBody.create(file.toFile(), MediaType.get("application/octet-stream"));
    RequestBody form =
        new MultipartBody.Builder()
            .setType(MultipartBody.FORM)
            .addFormDataPart("format", format)
            .addFormDataPart("email", email)
            .addFormDataPart("file", file.getFileName().toString(), content)
            .build();
    return http.json(authorized("/upload").post(form).build(), 202);
  }

  public JsonNode status(String jobId) {
    return http.json(authorized("/status/" + jobId).build(), 200);
  }

  /** Begins to restore what Redis lost; the token must be an operator's. */
  public JsonNode beginRecovery() {
    return http.json(authorized("/operator/recovery").post(RequestBody.EMPTY).build(), 202);
  }

  /** How far that is. */
  public JsonNode recovery() {
    return http.json(authorized("/operator/recovery").build(), 200);
  }

  /** All mails in the inbox, newest first. */
  public List<JsonNode> mails() {
    Request request = new Request.Builder().url(inbox + "/api/messages").build();
    return http.json(request, 200).get("messages").valueStream().toList();
  }

  /** Whether the link leads to this stack; a mail of an earlier one may name another port. */
  public boolean isOurs(URI link) {
    return link.getAuthority().equals(gateway.getAuthority());
  }

  /** Where the mailed link leads to, without fetching what is there. */
  public URI target(URI link) {
    Request request = new Request.Builder().url(link.toString()).head().build();
    return links.send(request, response -> link.resolve(response.header("Location", "")));
  }

  /** Downloads as a person does who clicks the link: without a token, along the redirect. */
  public void download(URI link, Path file) {
    Request request = new Request.Builder().url(link.toString()).build();
    http.send(
        request,
        200,
        response ->
            Files.copy(response.body().byteStream(), file, StandardCopyOption.REPLACE_EXISTING));
  }

  @Override
  public void close() {
    client.connectionPool().evictAll();
  }

  private Request.Builder authorized(String path) {
    return new Request.Builder()
        .url(gateway + path)
        .header("Authorization", "Bearer " + tokens.get());
  }
}
