package org.mediatranscoder.acceptance.faults;

import static java.time.ZoneOffset.UTC;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The table of docs/faults.md: a fault that was tried again replaces its row. */
public final class FaultReport {

  private static final Path PAGE = Path.of("..", "docs", "faults.md");
  private static final Pattern ROW =
      Pattern.compile("\\| (.+?) \\| (\\d+) \\| (.+) \\| (\\d{4}-\\d\\d-\\d\\d) \\|");
  private static final String HEAD =
      """
      # Faults, and what became of the jobs

      Written by `./transcoder test --faults`, with real processes of the packaged services, a real Redis and a real
      S3 server; a proxy in front of both finds the moment and does the harm. A row is written only if
      the outcome is as it must be: every accepted job ends once, with one output and one mail. Only a crash between the
      yes of a mail server and the note of it repeats a mail, with the same Message-ID
      ([0038](decisions/0038-recovery-from-s3.md)). A fault without a row was not tried to its end yet. One class of them alone, such as that of the worker:
      `mvn -pl acceptance-tests -am verify -Dtest=KilledWorkerFaultsTest -Dsurefire.failIfNoSpecifiedTests=false -Dtranscoder.test.faults=true`.

      | fault | times | outcome | date |
      |---|---|---|---|
      """;

  private FaultReport() {}

  /** Notes an outcome at once, so that a later test that fails does not lose it. */
  public static synchronized void add(String fault, int times, String outcome) {
    Map<String, String> rows = read();
    rows.put(fault, "| %s | %d | %s | %s |%n".formatted(fault, times, outcome, LocalDate.now(UTC)));
    try {
      Files.writeString(PAGE, HEAD + String.join("", rows.values()));
    } catch (IOException full) {
      throw new UncheckedIOException(full);
    }
  }

  private static Map<String, String> read() {
    Map<String, String> rows = new LinkedHashMap<>();
    for (String line : lines()) {
      Matcher row = ROW.matcher(line);
      if (row.matches()) {
        rows.put(row.group(1), line + System.lineSeparator());
      }
    }
    return rows;
  }

  private static List<String> lines() {
    try {
      return Files.exists(PAGE) ? Files.readAllLines(PAGE) : List.of();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
