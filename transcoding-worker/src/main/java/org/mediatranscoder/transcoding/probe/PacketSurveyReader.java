package org.mediatranscoder.transcoding.probe;

import static java.util.stream.Collectors.toUnmodifiableMap;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.mediatranscoder.transcoding.cage.OutputReader;

/**
 * Reads all packets of some streams as ffprobe prints them, in constant memory: lines such as
 * {@code packet,0,0.033367,0.000000,0.033367,10910,K__} and {@code stream,0,0}, where the first
 * number is the index of the stream. Times are in seconds.
 */
final class PacketSurveyReader implements OutputReader<Map<Integer, PacketSurvey>> {

  private final Map<String, StreamPackets> streams = new HashMap<>();

  /**
   * @param streams their indexes; packets of others are passed over
   */
  PacketSurveyReader(Collection<Integer> streams) {
    streams.forEach(index -> this.streams.put(index.toString(), new StreamPackets()));
  }

  @Override
  public Map<Integer, PacketSurvey> read(InputStream stdOut) throws IOException {
    try (var lines = new BufferedReader(new InputStreamReader(stdOut, StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        String[] row = line.split(",", -1);
        StreamPackets stream = row.length > 2 ? streams.get(row[1]) : null;
        if (stream != null) {
          stream.note(row, line);
        }
      }
    }
    return streams.entrySet().stream()
        .collect(
            toUnmodifiableMap(
                stream -> Integer.valueOf(stream.getKey()), stream -> stream.getValue().survey()));
  }
}
