package org.mediatranscoder.acceptance.infrastructure;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The {@code Dockerfile}, read as text.
 *
 * @param stages the instructions of each stage by its name; the last one, which has none, is {@code
 *     ""}
 */
record ImageFile(Map<String, List<String>> stages) {

  private static final Pattern FROM = Pattern.compile("FROM (\\S+)(?: AS (\\S+))?");
  private static final Pattern VOLUME = Pattern.compile("VOLUME \\[(.*)]");
  private static final Pattern FOLDERS =
      Pattern.compile("install --directory --owner (\\S+) --group \\S+ --mode \\S+((?: /\\S+)+)");

  static ImageFile read() throws IOException {
    String text = Files.readString(Path.of("..", "Dockerfile")).replaceAll("(?m)^#.*\\R", "");
    Map<String, List<String>> stages = new LinkedHashMap<>();
    for (String instruction : text.replaceAll("\\\\\\R\\s*", "").split("\\R", -1)) {
      Matcher from = FROM.matcher(instruction);
      if (from.matches()) {
        stages.put(from.group(2) == null ? "" : from.group(2), new ArrayList<>());
      }
      if (!stages.isEmpty()) {
        stages.values().stream().reduce((one, next) -> next).orElseThrow().add(instruction);
      }
    }
    return new ImageFile(stages);
  }

  /** What the image is made of, from its base on, with these values for the arguments. */
  private List<String> instructions(String stage, Map<String, String> arguments) {
    List<String> own = stages.getOrDefault(stage, List.of());
    if (own.isEmpty()) {
      return List.of(); // An image from elsewhere.
    }
    Matcher from = FROM.matcher(own.getFirst());
    String base = from.matches() ? from.group(1) : "";
    for (Map.Entry<String, String> argument : arguments.entrySet()) {
      base = base.replace("${" + argument.getKey() + "}", argument.getValue());
    }
    return Stream.concat(instructions(base, arguments).stream(), own.stream()).toList();
  }

  /** Each declared volume of a service and the owner of its folder before the declaration. */
  Map<String, String> volumes(Map<String, String> arguments) {
    Map<String, String> owners = new TreeMap<>();
    Map<String, String> volumes = new TreeMap<>();
    for (String instruction : instructions("", arguments)) {
      FOLDERS
          .matcher(instruction)
          .results()
          .forEach(
              made ->
                  Stream.of(made.group(2).strip().split(" ", -1))
                      .forEach(path -> owners.put(path, made.group(1))));
      Matcher volume = VOLUME.matcher(instruction);
      if (volume.matches()) {
        Stream.of(volume.group(1).split(",", -1))
            .map(path -> path.strip().replace("\"", ""))
            .forEach(path -> volumes.put(path, owners.getOrDefault(path, "root")));
      }
    }
    return volumes;
  }

  /** The user of the last {@code USER}. */
  String user(Map<String, String> arguments) {
    return instructions("", arguments).stream()
        .filter(instruction -> instruction.startsWith("USER "))
        .reduce((one, next) -> next)
        .map(instruction -> instruction.substring("USER ".length()))
        .orElse("root");
  }
}
