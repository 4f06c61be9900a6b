package org.mediatranscoder.transcoding.cases;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Collects what became of each case, and writes the table of all versions that were tried. */
final class Outcomes {

  private final Map<MediaCase, Map<String, List<String>>> outcomes = new LinkedHashMap<>();

  void add(MediaCase media, String format, List<String> faults) {
    outcomes.computeIfAbsent(media, any -> new LinkedHashMap<>()).put(format, faults);
  }

  /**
   * Keeps the outcomes of this version beside those of cases that were tried before, and writes the
   * table of all that are kept.
   */
  void write(Path folder, String version) throws IOException {
    Path own = folder.resolve("outcomes-" + version + ".tsv");
    Map<String, String> kept = Files.exists(own) ? read(own) : new TreeMap<>();
    outcomes.entrySet().forEach(row -> kept.put(row.getKey().name(), told(row)));
    Files.write(
        own, kept.entrySet().stream().map(row -> row.getKey() + "\t" + row.getValue()).toList());
    Map<String, Map<String, String>> versions = new TreeMap<>();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.filter(path -> path.toString().endsWith(".tsv")).toList()) {
        String name = file.getFileName().toString();
        versions.put(name.substring("outcomes-".length(), name.length() - 4), read(file));
      }
    }
    Files.writeString(Path.of("..", "docs", "media-cases.md"), table(versions));
  }

  private static Map<String, String> read(Path file) throws IOException {
    return Files.readAllLines(file).stream()
        .map(line -> line.split("\t", 2))
        .collect(
            Collectors.toMap(
                cells -> cells[0], cells -> cells[1], (one, other) -> other, TreeMap::new));
  }

  private static String told(Map.Entry<MediaCase, Map<String, List<String>>> row) {
    String wrong =
        row.getValue().entrySet().stream()
            .filter(format -> !format.getValue().isEmpty())
            .map(format -> format.getKey() + ": " + String.join(", ", format.getValue()))
            .collect(Collectors.joining("; "));
    return wrong.isEmpty() ? "right" : wrong.replace("|", "/").replace("\n", " ");
  }

  private static String table(Map<String, Map<String, String>> versions) {
    String rows =
        MediaCases.all()
            .filter(
                media -> versions.values().stream().anyMatch(row -> row.containsKey(media.name())))
            .map(
                media ->
                    "| %s | %s | %s |"
                        .formatted(
                            media,
                            media.source(),
                            versions.values().stream()
                                .map(outcome -> outcome.getOrDefault(media.name(), "not tried"))
                                .collect(Collectors.joining(" | "))))
            .collect(Collectors.joining("\n"));
    String names =
        versions.keySet().stream().map(name -> "FFmpeg " + name).collect(Collectors.joining(" | "));
    return """
        # Media that people have, and what becomes of it

        Written by `./transcoder test --media`: every case of `transcoding-worker/src/test/resources/cases`
        to every format, measured in the output (frames, times, sizes, colours, levels, loudness, tones);
        videos of at most 854x480 to one format of MP4, as they are the same in all.
        "right" means that all of it agrees with what the case says.

        | file | what it is | %s |
        |---|---|%s
        %s
        """
        .formatted(names, "---|".repeat(versions.size()), rows);
  }
}
