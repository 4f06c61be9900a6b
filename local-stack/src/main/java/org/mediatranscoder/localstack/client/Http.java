package org.mediatranscoder.localstack.client;

import java.io.IOException;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import org.mediatranscoder.localstack.settings.CommandFailedException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Sends requests; what is not answered as it should be is a {@link CommandFailedException}. */
record Http(OkHttpClient client) {

  /** Takes from an answer what is wanted of it. */
  @FunctionalInterface
  interface Reader<T> {
    T read(Response response) throws IOException;
  }

  /** What the reader takes from the answer, whatever its status. */
  <T> T send(Request request, Reader<T> reader) {
    try (Response response = client.newCall(request).execute()) {
      return reader.read(response);
    } catch (IOException e) {
      throw new CommandFailedException(
          "%s does not answer: %s".formatted(address(request.url()), e.getMessage()));
    }
  }

  /** What the reader takes from an answer with this status. */
  <T> T send(Request request, int expected, Reader<T> reader) {
    return send(
        request,
        response -> {
          if (response.code() != expected) {
            String reason = reason(response.body().string());
            throw new CommandFailedException(
                "%s answered %d%s".formatted(address(request.url()), response.code(), reason));
          }
          return reader.read(response);
        });
  }

  JsonNode json(Request request, int expected) {
    return send(
        request, expected, response -> JsonMapper.shared().readTree(response.body().string()));
  }

  /** Without the query, which may hold a code. */
  private static String address(HttpUrl url) {
    return "%s:%d%s".formatted(url.host(), url.port(), url.encodedPath());
  }

  /** What a problem detail (RFC 9457) says. */
  private static String reason(String body) {
    try {
      JsonNode problem = JsonMapper.shared().readTree(body);
      return ": %s (%s)"
          .formatted(problem.path("detail").asString(body), problem.path("code").asString("?"));
    } catch (JacksonException noJson) {
      return "";
    }
  }
}
