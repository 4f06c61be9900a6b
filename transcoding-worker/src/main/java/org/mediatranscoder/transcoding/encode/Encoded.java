package org.mediatranscoder.transcoding.encode;

import java.util.List;
import org.mediatranscoder.transcoding.cmaf.Track;
import org.mediatranscoder.transcoding.manifest.TextTrack;
import org.mediatranscoder.transcoding.plan.Plan;
import org.mediatranscoder.transcoding.probe.Probe;

/**
 * What an encode made.
 *
 * @param plan that was carried out, which may be another than was asked for
 * @param outputs as ffprobe sees them, in the order of the plan
 * @param tracks the same as tracks of a package; empty if it is none. A track of which the source
 *     has next to nothing is in neither
 * @param subtitles of a package
 */
public record Encoded(
    Plan plan, List<Probe> outputs, List<Track> tracks, List<TextTrack> subtitles) {

  public Encoded {
    outputs = List.copyOf(outputs);
    tracks = List.copyOf(tracks);
    subtitles = List.copyOf(subtitles);
  }

  /** The same by another plan. */
  Encoded by(Plan other) {
    return new Encoded(other, outputs, tracks, subtitles);
  }

  public Probe main() {
    return outputs.getFirst();
  }
}
