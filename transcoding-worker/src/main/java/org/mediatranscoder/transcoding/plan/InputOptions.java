package org.mediatranscoder.transcoding.plan;

import java.util.ArrayList;
import java.util.List;
import org.mediatranscoder.transcoding.probe.Probe;

/** Options of the source that its container needs. */
final class InputOptions {

  private InputOptions() {}

  /** What a source needs, and these. */
  static List<String> of(Probe source, String... more) {
    List<String> options = new ArrayList<>(List.of(more));
    if ("gif".equals(source.container())) {
      // Frames of 10 ms play as 100 ms in every browser; FFmpeg 8.1 takes them for 10 ms.
      options.addAll(List.of("-min_delay", "2", "-default_delay", "10"));
    }
    if ("mpegts".equals(source.container())) {
      // The audio of a broadcast may move to another PID, and stays the same stream.
      options.addAll(List.of("-merge_pmt_versions", "1"));
    }
    return options;
  }
}
