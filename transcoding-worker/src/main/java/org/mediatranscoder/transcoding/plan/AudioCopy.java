package org.mediatranscoder.transcoding.plan;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.mediatranscoder.transcoding.formats.AudioEncoding;
import org.mediatranscoder.transcoding.probe.AudioStream;
import org.mediatranscoder.transcoding.probe.PacketSurvey;
import org.mediatranscoder.transcoding.probe.Probe;

/** Whether audio can go into the output as it is; whatever is in doubt is encoded. */
final class AudioCopy {

  private static final Set<String> CODECS = Set.of("aac", "opus");
  private static final Set<String> LAYOUTS = Set.of("mono", "stereo");

  /** As {@link AudioFilters} fills them. */
  private static final Duration LONGEST_GAP = Duration.ofMillis(100);

  /** What an encoder of AAC writes ahead: one packet or two. */
  private static final int PRIMING = 3;

  /** More than an encoder of the format would write, in parts of it, is worth encoding. */
  private static final double TOO_MANY_BITS = 2;

  private static final int LEAST_SAMPLE_RATE = 32_000;

  private AudioCopy() {}

  /**
   * Why audio is encoded; empty if it is copied, or may be as far as headers tell.
   *
   * @param channels that come out
   */
  static List<String> reasons(
      PlanInput input,
      AudioStream audio,
      int channels,
      AudioEncoding encoding,
      EncodeOptions chosen) {
    List<String> reasons = AudioReasons.reasons(audio, encoding, channels, chosen, input.level());
    if (reasons.isEmpty()) {
      reasons.addAll(ofHeaders(input.source(), audio, encoding, chosen));
    }
    PacketSurvey packets = input.audioPackets();
    if (reasons.isEmpty() && packets != null) {
      reasons.addAll(ofPackets(packets, encoding));
    }
    return reasons;
  }

  private static List<String> ofHeaders(
      Probe source, AudioStream audio, AudioEncoding encoding, EncodeOptions chosen) {
    List<String> obstacles = new ArrayList<>();
    if (!VideoCopy.RELIABLE.contains(source.container())
        || !source.exact()
        || source.duration() == null) {
      obstacles.add("the times of its container are not exact");
    }
    if (!CODECS.contains(audio.codec())
        || (audio.codec().equals("aac") && !"LC".equals(audio.profile()))) {
      obstacles.add("its profile does not play everywhere");
    }
    if (audio.channelLayout() == null
        || !LAYOUTS.contains(audio.channelLayout())
        || DualMono.of(source, audio).isPresent()) {
      obstacles.add("its channels are not mono or stereo");
    }
    if (audio.sampleRate() > encoding.maxSampleRate() || audio.sampleRate() < LEAST_SAMPLE_RATE) {
      obstacles.add("it has %d samples a second".formatted(audio.sampleRate()));
    }
    if (encoding.chosen() || chosen.loudness() != null) {
      obstacles.add("another quality or loudness was asked for");
    }
    return obstacles;
  }

  private static List<String> ofPackets(PacketSurvey packets, AudioEncoding encoding) {
    List<String> obstacles = new ArrayList<>();
    if (packets.packets() == 0 || !packets.regular() || !packets.sound()) {
      obstacles.add("parts of it are damaged, or change");
    }
    if (packets.leftOut() > PRIMING) {
      obstacles.add("an edit list leaves a part of it out");
    }
    if (packets.gap().compareTo(LONGEST_GAP) >= 0) {
      obstacles.add("it has gaps");
    }
    Integer kbps = encoding.kbps();
    if (kbps == null || packets.kbps() > kbps * TOO_MANY_BITS) {
      obstacles.add("it has %d kbit/s".formatted(packets.kbps()));
    }
    return obstacles;
  }

  /** Such as {@code copied: already AAC, 2 channels}. */
  static String reason(AudioStream audio) {
    return "copied: already %s, %s"
        .formatted(CodecNames.of(audio.codec()), audio.channels() == 1 ? "mono" : "stereo");
  }

  static List<String> options(AudioStream audio) {
    return List.of("-map", "0:" + audio.index(), "-c:a", "copy");
  }
}
