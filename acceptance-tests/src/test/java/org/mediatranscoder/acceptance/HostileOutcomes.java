package org.mediatranscoder.acceptance;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The table of docs/hostile-clients.md. */
final class HostileOutcomes {

  private static final Path PAGE = Path.of("..", "docs", "hostile-clients.md");
  private static final String HEAD =
      """
      # Hostile clients, and what others notice of them

      Written by `./transcoder test --hostile`: 500 connections at once to one service, each of which sends what
      the row says, for 10 to 20 s. Meanwhile an honest visitor asks the same service on fresh connections;
      the longest that an answer took is what others noticed.

      | service | what was sent | what came | others waited at most | memory before | and after |
      |---|---|---|---|---|---|
      """;

  private final List<String> rows = new ArrayList<>();

  /**
   * @param answers how many connections got which status; {@code open} and {@code closed} stand for
   *     none
   * @param longest that an honest visitor waited for an answer
   * @param before bytes that the service held before
   */
  void add(
      String service,
      String sent,
      Map<String, Integer> answers,
      Duration longest,
      long before,
      long after) {
    String came =
        answers.entrySet().stream()
            .map(answer -> answer.getValue() + " × " + answer.getKey())
            .collect(Collectors.joining(", "));
    rows.add(
        "| %s | %s | %s | %d ms | %d MiB | %d MiB |%n"
            .formatted(service, sent, came, longest.toMillis(), before >> 20, after >> 20));
  }

  void write() throws IOException {
    Files.writeString(PAGE, HEAD + String.join("", rows));
  }
}
