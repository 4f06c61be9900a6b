package org.mediatranscoder.localstack.command;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/** What a supervisor in the background writes about its start, for the person who waits for it. */
final class StartupLog {

  /** The supervisor's own words begin like this; JVMs and stack traces say other things. */
  private static final Pattern PROGRESS = Pattern.compile("(Starting; |Ended |  [a-z]).*");

  private final Path log;
  private int told;

  StartupLog(Path log) {
    this.log = log;
  }

  /** What has come since this was last asked. */
  List<String> news() {
    List<String> lines = completeLines();
    List<String> news = lines.subList(told, lines.size());
    told = lines.size();
    return news.stream().filter(line -> PROGRESS.matcher(line).matches()).toList();
  }

  private List<String> completeLines() {
    try {
      String text = Files.readString(log);
      return text.substring(0, text.lastIndexOf('\n') + 1).lines().toList();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
