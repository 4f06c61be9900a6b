package org.mediatranscoder.transcoding.cage;

import static java.util.stream.Collectors.toCollection;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Matcher;

/**
 * Reads what FFmpeg logs, in constant memory: a damaged file makes millions of lines, and a line
 * may hold as much text as somebody put into a file.
 */
public final class Diagnosis {

  private static final int LAST_LINES = 20;
  private static final int LINE_LENGTH = 300;

  /** Characters of a line that are searched for symptoms; the rest is dropped. */
  private static final int LONGEST_LINE = 4096;

  private static final int MOST_NAMES = 1000;

  /** With what the lines name, such as the index of a stream; empty if they name nothing. */
  private final Map<Symptom, Set<String>> symptoms = new EnumMap<>(Symptom.class);

  private final Deque<String> lastLines = new ArrayDeque<>();

  /** Reads to the end of the log, or until the process is killed. */
  void read(InputStream log) {
    try (var text = new BufferedReader(new InputStreamReader(log, StandardCharsets.UTF_8))) {
      StringBuilder line = new StringBuilder();
      for (int next = text.read(); next >= 0; next = text.read()) {
        if (next == '\n') {
          note(line.toString());
          line.setLength(0);
        } else if (line.length() < LONGEST_LINE) {
          line.append((char) next);
        }
      }
      note(line.toString());
    } catch (IOException killed) {
      // What was read until then stays.
      return;
    }
  }

  private synchronized void note(String line) {
    if (line.isBlank()) {
      return;
    }
    for (Symptom symptom : Symptom.values()) {
      Matcher matcher = symptom.matcher(line);
      if (matcher.find()) {
        note(symptom, matcher);
      }
    }
    if (lastLines.size() == LAST_LINES) {
      lastLines.removeFirst();
    }
    lastLines.addLast(line.substring(0, Math.min(line.length(), LINE_LENGTH)));
  }

  private void note(Symptom symptom, Matcher matcher) {
    Set<String> names = symptoms.computeIfAbsent(symptom, first -> new LinkedHashSet<>());
    if (matcher.groupCount() > 0 && names.size() < MOST_NAMES) {
      names.add(matcher.group(1));
    }
  }

  /** Whether any line showed it. */
  public synchronized boolean shows(Symptom symptom) {
    return symptoms.containsKey(symptom);
  }

  /** What the lines that showed it name, such as codecs, in the order of the lines. */
  public synchronized List<String> names(Symptom symptom) {
    return List.copyOf(symptoms.getOrDefault(symptom, Set.of()));
  }

  /** The indices of the streams that the lines name, in ascending order. */
  public SortedSet<Integer> streams(Symptom symptom) {
    return names(symptom).stream().map(Integer::valueOf).collect(toCollection(TreeSet::new));
  }

  /** The last lines, for our log only: they hold names from inside the file. */
  public synchronized String lastLines() {
    return String.join("\n", lastLines);
  }
}
