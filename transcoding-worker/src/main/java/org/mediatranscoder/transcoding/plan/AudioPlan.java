package org.mediatranscoder.transcoding.plan;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.mediatranscoder.transcoding.formats.AudioEncoding;
import org.mediatranscoder.transcoding.formats.AudioFormat;
import org.mediatranscoder.transcoding.plan.PlannedOutput.Expected;
import org.mediatranscoder.transcoding.probe.AudioStream;
import org.mediatranscoder.transcoding.probe.Probe;
import org.mediatranscoder.transcoding.probe.SourceTags;

/** The audio alone. */
final class AudioPlan {

  private AudioPlan() {}

  static Plan of(
      Probe source, AudioStream audio, AudioFormat format, SourceTags kept, PlanLimits limits) {
    AudioRoute route = route(source, audio, format);
    List<String> options = new ArrayList<>(route.options());
    options.addAll(AudioOptions.of(audio, route.channels(), format.audio()));
    // The output begins where the audio does.
    Duration begin = Objects.requireNonNullElse(audio.startTime(), Duration.ZERO);
    String tags = TagsFile.of(kept, begin);
    OutputBounds bounds = bounds(source, audio, route.channels(), format, tags, limits);
    String reason = AudioReasons.of(audio, format.audio(), route.channels());
    PlannedOutput output =
        new PlannedOutput(
            OutputRole.MAIN,
            format.container().muxer(),
            List.of(new StreamPlan.Encode(audio, reason, options)),
            Containers.tagged(
                tags,
                bounds,
                limits.threads(),
                format.container().muxer(),
                containerOptions(format, audio)),
            expected(source, audio),
            bounds);
    return new Plan(InputOptions.of(source), route.graph(), tags, List.of(output));
  }

  private static List<String> containerOptions(AudioFormat format, AudioStream audio) {
    List<String> options = new ArrayList<>(format.container().options());
    boolean ofStream = format.container().saysLanguageOfStream();
    options.addAll(ofStream ? Languages.of(audio) : Languages.ofFile(audio));
    return options;
  }

  private static OutputBounds bounds(
      Probe source,
      AudioStream audio,
      int channels,
      AudioFormat format,
      @Nullable String tags,
      PlanLimits limits) {
    AudioEncoding encoding = format.audio();
    int rate = Math.min(audio.sampleRate(), encoding.maxSampleRate());
    Integer kbps = AudioOptions.kbps(audio, channels, encoding);
    return OutputBounds.of(
        MediaLength.of(source, limits.maxAudioDuration()),
        encoding.codec().usualBits(kbps, rate, channels),
        encoding.codec().mostBits(kbps, rate, channels),
        0,
        tags,
        limits);
  }

  private static AudioRoute route(Probe source, AudioStream audio, AudioFormat format) {
    return AudioRoute.of(source, audio, format.audio().maxChannels());
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
