package org.mediatranscoder.ui;

import com.sun.net.httpserver.HttpExchange;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.mediatranscoder.ui.page.JobJson;

/** Takes uploads by tus as the gateway does; the first one has the id {@code u1}. */
public final class UploadsStub {

  private record Upload(long length, String metadata, ByteArrayOutputStream bytes) {

    boolean isWhole() {
      return bytes.size() == length;
    }

    /** What it was begun with, by name. */
    Map<String, String> named() {
      return UploadsStub.named(metadata);
    }
  }

  private final Map<String, Upload> uploads = Collections.synchronizedMap(new LinkedHashMap<>());
  private volatile int breaksAfter = -1;
  private volatile boolean active;

  /** What has come of this upload. */
  public byte[] bytes(String id) {
    return upload(id).bytes().toByteArray();
  }

  /** What the upload was begun with, such as {@code format}. */
  public Map<String, String> metadata(String id) {
    return upload(id).named();
  }

  /** How many were begun. */
  public int count() {
    return uploads.size();
  }

  /** The next piece breaks off after so many bytes, which are kept. */
  public void breakAfter(int bytes) {
    breaksAfter = bytes;
  }

  /** Whether it looks as if another device sends what is not whole. */
  public void active(boolean now) {
    active = now;
  }

  static Map<String, String> named(String metadata) {
    return Arrays.stream(metadata.split(",", -1))
        .map(pair -> pair.split(" ", 2))
        .collect(
            Collectors.toMap(
                pair -> pair[0],
                pair -> new String(Base64.getDecoder().decode(pair[1]), StandardCharsets.UTF_8)));
  }

  void reset() {
    uploads.clear();
    breaksAfter = -1;
    active = false;
  }

  /** As {@code GET /uploads} lists them. */
  String list() {
    return uploads.entrySet().stream()
        .filter(entry -> !entry.getValue().isWhole())
        .map(entry -> listed(entry.getKey(), entry.getValue()))
        .collect(Collectors.joining(",", "{\"uploads\":[", "]}"));
  }

  private String listed(String id, Upload upload) {
    Map<String, String> named = upload.named();
    return """
    {"uploadId":"%s","fileName":"%s","sizeBytes":%d,"offsetBytes":%d,"format":"%s","options":%s,"email":"ada@example.test","url":null,"failure":null,
     "fingerprint":"%s","active":%s,"lastActiveAt":"2026-11-01T10:00:00Z","expiresAt":"2036-11-01T10:00:00Z"}"""
        .formatted(
            id,
            named.get("filename"),
            upload.length(),
            upload.bytes().size(),
            named.get("format"),
            named.get("options"),
            named.get("fingerprint"),
            active);
  }

  /** The job that the upload became; null if it is not whole. */
  @Nullable String job(String id) {
    @Nullable Upload upload = uploads.get(id);
    return upload == null || !upload.isWhole()
        ? null
        : JobJson.waiting(id)
            .named(Objects.requireNonNull(upload.named().get("filename")))
            .with("sizeBytes", "" + upload.length())
            .toString();
  }

  /** Those that are whole, as {@code GET /jobs} lists them. */
  String jobs() {
    return uploads.keySet().stream()
        .map(this::job)
        .filter(Objects::nonNull)
        .collect(Collectors.joining(",", "{\"jobs\":[", "],\"nextCursor\":null}"));
  }

  void answer(HttpExchange exchange, byte[] body) throws IOException {
    String id = exchange.getRequestURI().getPath().replaceFirst("/files/?", "");
    switch (exchange.getRequestMethod()) {
      case "POST" -> begin(exchange);
      case "HEAD" -> offset(exchange, id, 200);
      case "PATCH" -> append(exchange, id, body);
      case "DELETE" -> {
        uploads.remove(id);
        StubHttp.answer(exchange, 204, "");
      }
      default -> StubHttp.answer(exchange, 405, "{}");
    }
  }

  private void begin(HttpExchange exchange) throws IOException {
    String id;
    synchronized (uploads) {
      id = "u" + (uploads.size() + 1);
      uploads.put(
          id,
          new Upload(
              Long.parseLong(header(exchange, "Upload-Length")),
              header(exchange, "Upload-Metadata"),
              new ByteArrayOutputStream()));
    }
    exchange.getResponseHeaders().add("Location", "/files/" + id);
    StubHttp.answer(exchange, 201, "");
  }

  private void append(HttpExchange exchange, String id, byte[] body) throws IOException {
    if (!uploads.containsKey(id)) {
      StubHttp.answer(exchange, 404, "{\"code\":\"upload-not-found\"}");
    } else if (Long.parseLong(header(exchange, "Upload-Offset")) != bytes(id).length) {
      StubHttp.answer(exchange, 409, "{\"code\":\"upload-offset-wrong\"}");
    } else if (breaksAfter >= 0) {
      upload(id).bytes().write(body, 0, Math.min(breaksAfter, body.length));
      breaksAfter = -1;
      exchange.close();
    } else {
      upload(id).bytes().write(body);
      offset(exchange, id, 204);
    }
  }

  private void offset(HttpExchange exchange, String id, int status) throws IOException {
    if (!uploads.containsKey(id)) {
      StubHttp.answer(exchange, 404, "");
    } else {
      exchange.getResponseHeaders().add("Upload-Offset", "" + bytes(id).length);
      StubHttp.answer(exchange, status, "");
    }
  }

  private static String header(HttpExchange exchange, String name) {
    return Objects.requireNonNullElse(exchange.getRequestHeaders().getFirst(name), "");
  }

  private Upload upload(String id) {
    return Objects.requireNonNull(uploads.get(id), id);
  }
}
