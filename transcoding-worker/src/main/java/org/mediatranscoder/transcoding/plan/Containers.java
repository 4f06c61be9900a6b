package org.mediatranscoder.transcoding.plan;

import java.util.ArrayList;
import java.util.List;
import org.mediatranscoder.transcoding.cage.CageLimits;

/** The end of every command: bounds, no private data of the source, and the container. */
final class Containers {

  private Containers() {}

  /**
   * Metadata may say where and by whom a film was made, so none is passed on; chapters point into a
   * source that may be cut.
   */
  static List<String> plain(CageLimits limits, String container, List<String> options) {
    List<String> all = new ArrayList<>(List.of("-map_metadata", "-1", "-map_chapters", "-1"));
    all.addAll(List.of("-threads", Integer.toString(limits.threads())));
    all.addAll(List.of("-t", Long.toString(limits.maxDuration().toSeconds())));
    all.addAll(List.of("-fs", Long.toString(limits.maxOutput().toBytes())));
    all.addAll(options);
    all.addAll(List.of("-f", container));
    return all;
  }
}
