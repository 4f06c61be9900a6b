package org.mediatranscoder.transcoding.encode;

import java.util.List;
import org.mediatranscoder.transcoding.cmaf.Track;
import org.mediatranscoder.transcoding.probe.Probe;

/**
 * What an encode made.
 *
 * @param outputs as ffprobe sees them, in the order of the plan
 * @param tracks the same as tracks of a package; empty if it is none. A track of which the source
 *     has next to nothing is in neither
 */
public record Encoded(List<Probe> outputs, List<Track> tracks) {

  public Encoded {
    outputs = List.copyOf(outputs);
    tracks = List.copyOf(tracks);
  }

  public Probe main() {
    return outputs.getFirst();
  }
}
