package org.mediatranscoder.transcoding.plan;

import java.util.ArrayList;
import java.util.List;
import org.mediatranscoder.transcoding.formats.AudioEncoding;
import org.mediatranscoder.transcoding.probe.AudioStream;

/** Why audio is encoded, in plain words. */
final class AudioReasons {

  private AudioReasons() {}

  /**
   * Such as {@code encoded to AAC: it is AC-3, 6 channels become 2}.
   *
   * @param channels that come out
   */
  static String of(AudioStream audio, AudioEncoding encoding, int channels) {
    String codec = encoding.codec().ffmpegName();
    List<String> reasons = new ArrayList<>();
    if (!audio.codec().equals(codec)) {
      reasons.add("it is " + CodecNames.of(audio.codec()));
    }
    if (audio.channels() > channels) {
      reasons.add(audio.channels() + " channels become " + channels);
    }
    String why =
        reasons.isEmpty() ? "so that gaps and levels are right" : String.join(", ", reasons);
    return "encoded to " + CodecNames.of(codec) + ": " + why;
  }
}
