package org.mediatranscoder.transcoding.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.mediatranscoder.transcoding.formats.AudioEncoding;
import org.mediatranscoder.transcoding.probe.AudioStream;

/** Why audio is encoded, in plain words. */
final class AudioReasons {

  private AudioReasons() {}

  /** Such as {@code encoded to AAC: it is AC-3, 6 channels become 2}. */
  static String of(AudioEncoding encoding, List<String> reasons) {
    String why =
        reasons.isEmpty() ? "whether it may be copied was not checked" : String.join(", ", reasons);
    return "encoded to " + CodecNames.of(encoding.codec().ffmpegName()) + ": " + why;
  }

  /**
   * What is to be different.
   *
   * @param channels that come out
   * @param chosen by a person
   * @param level of the audio; null if nobody measured it
   */
  static List<String> reasons(
      AudioStream audio,
      AudioEncoding encoding,
      int channels,
      EncodeOptions chosen,
      @Nullable AudioLevel level) {
    String codec = encoding.codec().ffmpegName();
    List<String> reasons = new ArrayList<>();
    if (!audio.codec().equals(codec)) {
      reasons.add("it is " + CodecNames.of(audio.codec()));
    }
    if (audio.channels() != channels) {
      reasons.add(audio.channels() + " channels become " + channels);
    }
    Integer target = chosen.loudness();
    double gain = LoudnessFilters.gain(target, level);
    if (gain != 0 && target != null) {
      reasons.add(String.format(Locale.ROOT, "%+.1f dB to %d LUFS", gain, target));
    }
    if (chosen.trim().isExact()) {
      reasons.add("a part of it is cut out");
    }
    return reasons;
  }
}
