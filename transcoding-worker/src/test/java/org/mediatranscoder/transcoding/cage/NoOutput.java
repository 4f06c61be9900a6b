package org.mediatranscoder.transcoding.cage;

import com.github.kokorin.jaffree.log.LogMessage;
import com.github.kokorin.jaffree.process.StdReader;
import java.io.InputStream;
import java.util.List;

/** Reads nothing of what a program says. */
final class NoOutput implements StdReader<String> {

  @Override
  public String read(InputStream output) {
    return "";
  }

  @Override
  public List<LogMessage> getErrorLogMessages() {
    return List.of();
  }
}
