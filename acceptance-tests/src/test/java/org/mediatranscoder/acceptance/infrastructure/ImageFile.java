package org.mediatranscoder.acceptance.infrastructure;

import static java.util.stream.Collectors.toMap;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.MatchResult;
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
  private static final Pattern USER =
      Pattern.compile("useradd [^&]*--uid (\\d+) [^&]*\\b(\\w+) &&");
  private static final Pattern FOLDERS =
      Pattern.compile("install --directory --owner (\\S+) --group \\S+ --mode (\\d+)((?: /\\S+)+)");

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

  /**
   * A folder as an empty volume takes it over.
   *
   * @param mode octal
   */
  record Folder(String owner, String mode) {

    private static final Folder OF_ROOT = new Folder("root", "0755");

    boolean ownerMayWrite() {
      return (Character.digit(mode.charAt(mode.length() - 3), 8) & 2) != 0;
    }
  }

  /** Each declared volume of a service, with what its folder is before the declaration. */
  Map<String, Folder> volumes(Map<String, String> arguments) {
    Map<String, Folder> folders = new TreeMap<>();
    Map<String, Folder> volumes = new TreeMap<>();
    for (String instruction : instructions("", arguments)) {
      FOLDERS.matcher(instruction).results().forEach(made -> folders.putAll(folders(made)));
      Matcher volume = VOLUME.matcher(instruction);
      if (volume.matches()) {
        Stream.of(volume.group(1).split(",", -1))
            .map(path -> path.strip().replace("\"", ""))
            .forEach(path -> volumes.put(path, folders.getOrDefault(path, Folder.OF_ROOT)));
      }
    }
    return volumes;
  }

  private static Map<String, Folder> folders(MatchResult made) {
    return Stream.of(made.group(3).strip().split(" ", -1))
        .collect(toMap(path -> path, path -> new Folder(made.group(1), made.group(2))));
  }

  /** The number of the user of this name, if the image makes one. */
  Optional<String> number(String user) {
    return stages.values().stream()
        .flatMap(List::stream)
        .map(USER::matcher)
        .filter(Matcher::find)
        .filter(made -> made.group(2).equals(user))
        .map(made -> made.group(1))
        .findFirst();
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
