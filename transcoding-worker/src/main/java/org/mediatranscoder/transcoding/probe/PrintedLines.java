package org.mediatranscoder.transcoding.probe;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.mediatranscoder.transcoding.cage.OutputReader;

/** The first lines that a program prints; the file decides how many there are. */
final class PrintedLines implements OutputReader<List<String>> {

  private static final int MOST = 20_000;

  @Override
  public List<String> read(InputStream stdOut) throws IOException {
    List<String> lines = new ArrayList<>();
    try (var reader = new BufferedReader(new InputStreamReader(stdOut, StandardCharsets.UTF_8))) {
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        if (lines.size() < MOST) {
          lines.add(line);
        }
      }
    }
    return lines;
  }
}
