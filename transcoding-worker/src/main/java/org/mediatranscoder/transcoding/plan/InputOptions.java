package org.mediatranscoder.transcoding.plan;

import java.util.ArrayList;
import java.util.List;
import org.mediatranscoder.transcoding.probe.Probe;

/** Options of the source that its container needs. */
final class InputOptions {

  private InputOptions() {}

  /** What a source needs, and these. */
  static List<String> of(Probe source, List<String> more) {
    List<String> options = new ArrayList<>(more);
    if ("mpegts".equals(source.container())) {
      // The audio of a broadcast may move to another PID, and stays the same stream.
      options.addAll(List.of("-merge_pmt_versions", "1"));
    }
    return options;
  }
}
