package org.mediatranscoder.transcoding.plan;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.mediatranscoder.model.job.OutputRole;
import org.mediatranscoder.transcoding.failure.UnsuitableOptionException;
import org.mediatranscoder.transcoding.formats.AudioEncoding;
import org.mediatranscoder.transcoding.formats.AudioFormat;
import org.mediatranscoder.transcoding.plan.PlannedOutput.Expected;
import org.mediatranscoder.transcoding.probe.AudioStream;
import org.mediatranscoder.transcoding.probe.Probe;

/** The audio alone. */
final class AudioPlan {

  private static final Duration AT_ONCE = Duration.ofMillis(50);

  private AudioPlan() {}

  static Plan of(
      PlanInput input,
      AudioStream audio,
      AudioFormat format,
      EncodeOptions chosen,
      PlanLimits limits) {
    Probe source = input.source();
    Trim trim = chosen.trim();
    Trim.Part part = trim.of(source, audio.startTime(), audio.duration());
    if (part.isEmpty()) {
      throw UnsuitableOptionException.nothingLeft("audio", trim.start());
    }
    AudioRoute route = route(input, audio, format, chosen);
    StreamPlan stream = stream(input, audio, route, format, chosen);
    String tags = TagsFile.of(input.kept(), begin(source, audio, trim), trim.length());
    OutputBounds bounds = bounds(source, audio, route.channels(), format, trim, tags, limits);
    PlannedOutput output =
        new PlannedOutput(
            OutputRole.MAIN,
            format.container().muxer(),
            List.of(stream),
            Containers.tagged(
                tags,
                bounds,
                limits.threads(),
                format.container().muxer(),
                containerOptions(format, audio)),
            expected(source, audio, trim, part),
            bounds);
    return new Plan(
        InputOptions.of(source, trim.inputOptions(source)), route.graph(), tags, List.of(output));
  }

  private static StreamPlan stream(
      PlanInput input,
      AudioStream audio,
      AudioRoute route,
      AudioFormat format,
      EncodeOptions chosen) {
    List<String> reasons = reasons(input, audio, route.channels(), format, chosen);
    if (reasons.isEmpty() && input.audioPackets() != null) {
      return new StreamPlan.Copy(audio, AudioCopy.reason(audio), AudioCopy.options(audio));
    }
    List<String> options = new ArrayList<>(route.options());
    options.addAll(AudioOptions.of(audio, route.channels(), format.audio()));
    return new StreamPlan.Encode(audio, AudioReasons.of(format.audio(), reasons), options);
  }

  /** Why the audio is encoded; empty if it is copied, or may be as far as headers tell. */
  private static List<String> reasons(
      PlanInput input, AudioStream audio, int channels, AudioFormat format, EncodeOptions chosen) {
    List<String> reasons = AudioCopy.reasons(input, audio, channels, format.audio(), chosen);
    if (reasons.isEmpty() && beginsLate(input.source(), audio)) {
      reasons.add("it begins later than its file");
    }
    return reasons;
  }

  /** What is copied would keep the silence before it. */
  private static boolean beginsLate(Probe source, AudioStream audio) {
    Duration file = source.startTime();
    Duration own = audio.startTime();
    return file == null || own == null || own.minus(file).compareTo(AT_ONCE) > 0;
  }

  /** Whether only its packets can say whether it is copied. */
  static boolean mayCopy(
      PlanInput input, AudioStream audio, AudioFormat format, EncodeOptions chosen) {
    int channels = route(input, audio, format, chosen).channels();
    return reasons(input, audio, channels, format, chosen).isEmpty();
  }

  /** The output begins where the audio does, or where the cut does. */
  private static Duration begin(Probe source, AudioStream audio, Trim trim) {
    Duration own = Objects.requireNonNullElse(audio.startTime(), Duration.ZERO);
    if (trim.start().isZero()) {
      return own;
    }
    Duration cut = Objects.requireNonNullElse(source.startTime(), Duration.ZERO).plus(trim.start());
    return cut.compareTo(own) > 0 ? cut : own;
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
      Trim trim,
      @Nullable String tags,
      PlanLimits limits) {
    AudioEncoding encoding = format.audio();
    int rate = Math.min(audio.sampleRate(), encoding.maxSampleRate());
    Integer kbps = AudioOptions.kbps(audio, channels, encoding);
    return OutputBounds.of(
        MediaLength.of(source, trim, limits.maxAudioDuration()),
        encoding.codec().usualBits(kbps, rate, channels),
        encoding.codec().mostBits(kbps, rate, channels),
        0,
        tags,
        limits);
  }

  private static AudioRoute route(
      PlanInput input, AudioStream audio, AudioFormat format, EncodeOptions chosen) {
    int rate = Math.min(audio.sampleRate(), format.audio().maxSampleRate());
    String tail = LoudnessFilters.of(chosen.loudness(), input.level(), rate);
    return AudioRoute.of(input.source(), audio, format.audio(), chosen.trim(), tail);
  }

  private static Expected expected(Probe source, AudioStream audio, Trim trim, Trim.Part part) {
    return new Expected(
        null,
        audio,
        null,
        source.exact() ? part.length() : null,
        // The whole of a video may last longer than its audio.
        source.exact() && trim.isNone() && source.streams().size() == 1 ? source.duration() : null,
        part.length() != null ? part.length() : trim.of(source.duration()),
        source.duration(),
        source.exact(),
        Duration.ZERO,
        part.from());
  }
}
