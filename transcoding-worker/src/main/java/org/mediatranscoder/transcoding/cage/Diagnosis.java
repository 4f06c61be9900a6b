package org.mediatranscoder.transcoding.cage;

import com.github.kokorin.jaffree.log.LogMessage;
import com.github.kokorin.jaffree.process.StdReader;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads what FFmpeg logs, in constant memory: a damaged file makes millions of lines, which
 * Jaffree's own reader would keep.
 */
public final class Diagnosis<T> implements StdReader<T> {

  private static final int LAST_LINES = 20;
  private static final int LINE_LENGTH = 300;

  private final Set<Symptom> symptoms = EnumSet.noneOf(Symptom.class);
  private final Deque<String> lastLines = new ArrayDeque<>();

  @Override
  public @Nullable T read(InputStream stdErr) {
    try (var lines = new BufferedReader(new InputStreamReader(stdErr, StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        note(line);
      }
    } catch (IOException closed) {
      throw new UncheckedIOException(closed);
    }
    return null;
  }

  private synchronized void note(String line) {
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

  @Override
  public List<LogMessage> getErrorLogMessages() {
    return List.of();
  }
}
