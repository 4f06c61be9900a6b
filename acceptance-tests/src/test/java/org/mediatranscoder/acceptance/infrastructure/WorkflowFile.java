package org.mediatranscoder.acceptance.infrastructure;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.Yaml;

/**
 * A workflow of GitHub, as far as it runs commands.
 *
 * @param file as it is written
 * @param values of the expressions in it, by their text
 */
record WorkflowFile(Map<String, Object> file, Map<String, String> values) {

  private static final Pattern EXPRESSION = Pattern.compile("\\$\\{\\{ *(.*?) *}}");

  /**
   * One command of a job.
   *
   * @param command for bash
   * @param environment what the workflow, the job and the step add
   */
  record Step(String command, Map<String, String> environment) {}

  static WorkflowFile read(String name, Map<String, String> values) throws IOException {
    Path path = Path.of("..", ".github", "workflows", name);
    try (Reader text = Files.newBufferedReader(path)) {
      return new WorkflowFile(new Yaml().load(text), values);
    }
  }

  /** The commands of a job in order; what an action does is left out. */
  List<Step> commands(String job) {
    Map<String, Object> its = Objects.requireNonNull(map(map(file, "jobs"), job));
    List<Step> steps = new ArrayList<>();
    for (Object one : (List<?>) Objects.requireNonNull(its.get("steps"))) {
      Map<String, Object> step = map(one);
      if (step.get("run") instanceof String command) {
        Map<String, String> environment = new TreeMap<>();
        List.of(file, its, step)
            .forEach(
                level ->
                    map(level, "env")
                        .forEach((name, value) -> environment.put(name, filled("" + value))));
        steps.add(new Step(filled(command), environment));
      }
    }
    return steps;
  }

  private String filled(String text) {
    return EXPRESSION
        .matcher(text)
        .replaceAll(
            found -> {
              String value = values.get(found.group(1));
              if (value == null) {
                throw new AssertionError("The workflow asks for " + found.group(1));
              }
              return Matcher.quoteReplacement(value);
            });
  }

  private static Map<String, Object> map(Map<String, Object> of, String name) {
    return map(of.getOrDefault(name, Map.of()));
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> map(Object value) {
    return (Map<String, Object>) value;
  }
}
