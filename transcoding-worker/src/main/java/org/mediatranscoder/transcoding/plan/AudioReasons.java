package org.mediatranscoder.transcoding.plan;

import java.util.ArrayList;
import java.util.List;
import org.mediatranscoder.transcoding.probe.AudioStream;

/** Why audio is encoded, in plain words. */
final class AudioReasons {

  private AudioReasons() {}

  /**
   * Such as {@code encoded to AAC: it is AC-3, 6 channels become 2}.
   *
   * @param codec FFmpeg's name of that of the output, such as {@code aac}
   * @param allChannels whether it keeps its channels; else it has two at most
   */
  static String of(AudioStream audio, String codec, boolean allChannels) {
    List<String> reasons = new ArrayList<>();
    if (!audio.codec().equals(codec)) {
      reasons.add("it is " + CodecNames.of(audio.codec()));
    }
    if (!allChannels && audio.channels() > 2) {
      reasons.add(audio.channels() + " channels become 2");
    }
    String why =
        reasons.isEmpty() ? "so that gaps and levels are right" : String.join(", ", reasons);
    return "encoded to " + CodecNames.of(codec) + ": " + why;
  }
}
