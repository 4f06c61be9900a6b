package org.mediatranscoder.transcoding.plan;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.mediatranscoder.transcoding.cage.CageLimits;
import org.mediatranscoder.transcoding.formats.AudioFormat;
import org.mediatranscoder.transcoding.plan.EncodePlan.Expected;
import org.mediatranscoder.transcoding.probe.AudioStream;
import org.mediatranscoder.transcoding.probe.Probe;

/** The sound alone. */
final class AudioPlan {

  private AudioPlan() {}

  static EncodePlan of(Probe source, AudioStream sound, AudioFormat format, CageLimits limits) {
    List<String> output = new ArrayList<>(List.of("-map", "0:" + sound.index()));
    output.addAll(format.options());
    output.addAll(Containers.plain(limits, format.container(), List.of()));
    return new EncodePlan(InputOptions.of(source), null, output, expected(source, sound));
  }

  private static Expected expected(Probe source, AudioStream sound) {
    Duration own = sound.duration();
    return new Expected(
        null,
        sound,
        null,
        source.exact() ? own : null,
        // The whole of a film may last longer than its sound.
        source.exact() && source.streams().size() == 1 ? source.duration() : null,
        own != null ? own : source.duration(),
        source.duration(),
        source.exact());
  }
}
