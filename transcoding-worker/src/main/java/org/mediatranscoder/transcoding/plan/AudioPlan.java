package org.mediatranscoder.transcoding.plan;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.mediatranscoder.transcoding.formats.AudioFormat;
import org.mediatranscoder.transcoding.plan.EncodePlan.Expected;
import org.mediatranscoder.transcoding.probe.AudioStream;
import org.mediatranscoder.transcoding.probe.Probe;
import org.mediatranscoder.transcoding.probe.SourceTags;

/** The audio alone. */
final class AudioPlan {

  private AudioPlan() {}

  static EncodePlan of(
      Probe source, AudioStream audio, AudioFormat format, SourceTags kept, PlanLimits limits) {
    AudioRoute route = route(source, audio, format);
    List<String> output = new ArrayList<>(route.options());
    output.addAll(format.options());
    // The output begins where the audio does.
    Duration begin = Objects.requireNonNullElse(audio.startTime(), Duration.ZERO);
    String tags = TagsFile.of(kept, begin);
    output.addAll(
        Containers.tagged(
            tags, limits.maxAudioDuration(), limits, format.container(), Languages.ofFile(audio)));
    return new EncodePlan(
        InputOptions.of(source), route.graph(), output, expected(source, audio), tags);
  }

  private static AudioRoute route(Probe source, AudioStream audio, AudioFormat format) {
    return format.allChannels()
        ? AudioRoute.keepingChannels(source, audio)
        : AudioRoute.toStereo(source, audio);
  }

  private static Expected expected(Probe source, AudioStream audio) {
    Duration own = audio.duration();
    return new Expected(
        null,
        audio,
        null,
        source.exact() ? own : null,
        // The whole of a video may last longer than its audio.
        source.exact() && source.streams().size() == 1 ? source.duration() : null,
        own != null ? own : source.duration(),
        source.duration(),
        source.exact());
  }
}
