package org.mediatranscoder.testsupport.contract;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** The operations of a description by method and path. */
final class Operations {

  private final List<Path> paths = new ArrayList<>();

  Operations(JsonNode document) {
    for (Map.Entry<String, JsonNode> path : document.path("paths").properties()) {
      String pattern = Pattern.compile("\\{[^}]+}").matcher(path.getKey()).replaceAll("[^/]+");
      paths.add(new Path(path.getKey(), Pattern.compile(pattern), path.getValue()));
    }
    // One without a parameter goes first: /jobs/mine is not /jobs/{jobId}.
    paths.sort(Comparator.comparing(path -> path.template().contains("{")));
  }

  /** The operation; HEAD is answered as GET. */
  Optional<Found> find(String method, String path) {
    String name = method.equals("HEAD") ? "get" : method.toLowerCase(Locale.ROOT);
    return paths.stream()
        .filter(one -> one.pattern().matcher(path).matches())
        .findFirst()
        .filter(one -> one.operations().has(name))
        .map(one -> new Found(one.pointer() + "/" + name, one.operations().path(name)));
  }

  Set<String> ids() {
    Set<String> ids = new TreeSet<>();
    for (Path path : paths) {
      for (JsonNode operation : path.operations()) {
        ids.add(operation.path("operationId").asString(""));
      }
    }
    return ids;
  }

  /**
   * An operation.
   *
   * @param pointer where it stands in the description
   */
  record Found(String pointer, JsonNode operation) {}

  private record Path(String template, Pattern pattern, JsonNode operations) {

    String pointer() {
      return "/paths/" + template.replace("~", "~0").replace("/", "~1");
    }
  }
}
