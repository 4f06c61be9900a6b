package org.mediatranscoder.transcoding.cage;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumSet;
import java.util.Set;

/**
 * Reads what FFmpeg logs, in constant memory: a damaged file makes millions of lines, and a line
 * may hold as much text as somebody put into a file.
 */
public final class Diagnosis {

  private static final int LAST_LINES = 20;
  private static final int LINE_LENGTH = 300;

  /** Characters of a line that are searched for symptoms; the rest is dropped. */
  private static final int LONGEST_LINE = 4096;

  private final Set<Symptom> symptoms = EnumSet.noneOf(Symptom.class);
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
      if (!symptoms.contains(symptom) && symptom.isIn(line)) {
        symptoms.add(symptom);
      }
    }
    if (lastLines.size() == LAST_LINES) {
      lastLines.removeFirst();
    }
    lastLines.addLast(line.substring(0, Math.min(line.length(), LINE_LENGTH)));
  }

  /** Whether any line showed it. */
  public synchronized boolean shows(Symptom symptom) {
    return symptoms.contains(symptom);
  }

  /** The last lines, for our log only: they hold names from inside the file. */
  public synchronized String lastLines() {
    return String.join("\n", lastLines);
  }
}
