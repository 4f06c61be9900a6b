package org.mediatranscoder.gateway.support;

import com.sun.net.httpserver.HttpExchange;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.mediatranscoder.model.job.Crc32c;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Speaks the part of upload-service's API that is for uploads in several requests. */
public final class ResumableStub {

  /** A checksum that no bytes have. */
  public static final String WRONG_CHECKSUM = "sha1 AAAAAAAAAAAAAAAAAAAAAAAAAAA=";

  private record Upload(JsonNode wanted, ByteArrayOutputStream bytes) {}

  private final DownstreamStubs service;
  private final Map<String, Upload> uploads = new ConcurrentHashMap<>();
  private volatile boolean answers = true;

  ResumableStub(DownstreamStubs service) {
    this.service = service;
  }

  /** Whether it works, or answers 503, from now on. */
  public void answerAll(boolean all) {
    answers = all;
  }

  /** What has come of this upload. */
  public byte[] bytes(String id) {
    return upload(id).bytes().toByteArray();
  }

  void reset() {
    uploads.clear();
    answers = true;
  }

  void answer(HttpExchange exchange, String id) throws IOException {
    if (!answers) {
      exchange.getRequestBody().readAllBytes();
      DownstreamStubs.answer(exchange, 503, "{\"code\":\"storage-unavailable\"}");
    } else if (exchange.getRequestMethod().equals("PUT")) {
      byte[] body = exchange.getRequestBody().readAllBytes();
      uploads.put(id, new Upload(JsonMapper.shared().readTree(body), new ByteArrayOutputStream()));
      DownstreamStubs.answer(exchange, 201, state(id, null));
    } else if (!uploads.containsKey(id)) {
      DownstreamStubs.answer(exchange, 404, "{\"code\":\"upload-not-found\"}");
    } else {
      append(exchange, id);
    }
  }

  /** What came before the line broke is kept. */
  private void append(HttpExchange exchange, String id) throws IOException {
    String offset = exchange.getRequestHeaders().getFirst("Upload-Offset");
    if (WRONG_CHECKSUM.equals(exchange.getRequestHeaders().getFirst("Upload-Checksum"))) {
      DownstreamStubs.answer(exchange, 460, "{\"code\":\"upload-checksum-mismatch\"}");
    } else if (offset != null && !offset.equals("" + upload(id).bytes().size())) {
      DownstreamStubs.answer(exchange, 409, "{\"code\":\"upload-offset-wrong\"}");
    } else {
      byte[] came = receive(exchange, upload(id));
      boolean asks = exchange.getRequestMethod().equals("GET");
      DownstreamStubs.answer(
          exchange, 200, state(id, asks ? null : service.arrived(Crc32c.of(came))));
    }
  }

  private static byte[] receive(HttpExchange exchange, Upload upload) throws IOException {
    int before = upload.bytes().size();
    exchange.getRequestBody().transferTo(upload.bytes());
    byte[] all = upload.bytes().toByteArray();
    return Arrays.copyOfRange(all, before, all.length);
  }

  private String state(String id, @Nullable Crc32c received) {
    Upload upload = upload(id);
    long length = upload.wanted().get("lengthBytes").asLong();
    int offset = upload.bytes().size();
    boolean whole = offset == length;
    return """
    {"lengthBytes": %d, "offset": %d, "fileName": %s, "request": %s, "metadata": %s,
     "expiresAt": "2030-01-02T03:04:05Z", "source": %s, "storedAt": %s, "received": %s}
    """
        .formatted(
            length,
            offset,
            upload.wanted().get("fileName"),
            upload.wanted().get("request"),
            upload.wanted().get("metadata"),
            whole ? DownstreamStubs.stored(id, length, Crc32c.of(bytes(id))) : "null",
            whole ? "\"2029-01-02T03:04:05Z\"" : "null",
            received == null ? "null" : "\"" + received + "\"");
  }

  private Upload upload(String id) {
    Upload upload = uploads.get(id);
    if (upload == null) {
      throw new IllegalArgumentException("no upload " + id);
    }
    return upload;
  }
}
