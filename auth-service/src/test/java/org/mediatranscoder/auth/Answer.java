package org.mediatranscoder.auth;

import java.net.URI;
import java.net.http.HttpResponse;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a server answered. */
record Answer(HttpResponse<String> response) {

  int status() {
    return response.statusCode();
  }

  String body() {
    return response.body();
  }

  JsonNode json() {
    return JsonMapper.shared().readTree(body());
  }

  String text(String field) {
    return json().path(field).asString("");
  }

  String header(String name) {
    return response.headers().firstValue(name).orElse("");
  }

  /** Where it redirects to, as an absolute address. */
  URI location() {
    return response.uri().resolve(header("Location"));
  }

  Map<String, String> locationQuery() {
    return Form.parse(location().getRawQuery());
  }
}
