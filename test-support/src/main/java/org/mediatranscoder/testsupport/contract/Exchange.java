package org.mediatranscoder.testsupport.contract;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A request and what was answered.
 *
 * @param path without the query
 * @param headers of the answer, their names in lower case
 * @param body of the answer; empty if there is none
 */
public record Exchange(
    String method, String path, int status, Map<String, String> headers, String body) {

  public Exchange {
    headers = Map.copyOf(headers);
  }

  public static Exchange of(HttpResponse<String> response) {
    return of(response, response.body() == null ? "" : response.body());
  }

  /** Of an answer whose body nobody kept. */
  public static Exchange withoutBody(HttpResponse<?> response) {
    return of(response, "");
  }

  private static Exchange of(HttpResponse<?> response, String body) {
    Map<String, String> headers = new TreeMap<>();
    for (Map.Entry<String, List<String>> header : response.headers().map().entrySet()) {
      headers.put(header.getKey().toLowerCase(Locale.ROOT), header.getValue().getFirst());
    }
    return new Exchange(
        response.request().method(),
        response.uri().getPath(),
        response.statusCode(),
        headers,
        body);
  }

  Optional<String> header(String name) {
    return Optional.ofNullable(headers.get(name.toLowerCase(Locale.ROOT)));
  }

  /** Type and subtype alone; empty if there is none. */
  String mediaType() {
    return header("content-type").orElse("").replaceAll(";.*", "").strip();
  }

  /** What it was, for a message. */
  String line() {
    return method + " " + path + " " + status;
  }
}
