package org.mediatranscoder.transcoding.plan;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
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
    if (audio.sampleRate() > format.maxSampleRate()) {
      output.addAll(List.of("-ar", Integer.toString(format.maxSampleRate())));
    }
    // The output begins where the audio does.
    Duration begin = Objects.requireNonNullElse(audio.startTime(), Duration.ZERO);
    String tags = TagsFile.of(kept, begin);
    OutputBounds bounds = bounds(source, audio, format, tags, limits);
    output.addAll(
        Containers.tagged(
            tags, bounds, limits.threads(), format.container(), Languages.ofFile(audio)));
    return new EncodePlan(
        InputOptions.of(source), route.graph(), output, expected(source, audio), bounds, tags);
  }

  private static OutputBounds bounds(
      Probe source,
      AudioStream audio,
      AudioFormat format,
      @Nullable String tags,
      PlanLimits limits) {
    int rate = Math.min(audio.sampleRate(), format.maxSampleRate());
    int channels = format.allChannels() ? Math.max(2, audio.channels()) : 2;
    if (audio.channels() == 1 && DualMono.of(source, audio).isEmpty()) {
      channels = 1;
    }
    return OutputBounds.of(
        MediaLength.of(source, limits.maxAudioDuration()),
        format.codec().usualBits(format.kbps(), rate, channels),
        format.codec().mostBits(format.kbps(), rate, channels),
        0,
        tags,
        limits);
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
