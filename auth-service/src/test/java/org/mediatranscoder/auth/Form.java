package org.mediatranscoder.auth;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Queries and forms. */
final class Form {

  private Form() {}

  static String encode(Map<String, String> fields) {
    return fields.entrySet().stream()
        .map(field -> encode(field.getKey()) + "=" + encode(field.getValue()))
        .collect(Collectors.joining("&"));
  }

  static Map<String, String> parse(String query) {
    Map<String, String> fields = new LinkedHashMap<>();
    for (String field : List.of(query.split("&", -1))) {
      int equals = field.indexOf('=');
      fields.put(decode(field.substring(0, equals)), decode(field.substring(equals + 1)));
    }
    return fields;
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private static String decode(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }
}
