package org.mediatranscoder.transcoding.plan;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mediatranscoder.transcoding.formats.AudioCodec;
import org.mediatranscoder.transcoding.formats.AudioEncoding;
import org.mediatranscoder.transcoding.probe.AudioStream;

/** The options of ffmpeg that encode audio. */
final class AudioOptions {

  /** In hertz; such audio has half of the frequencies of others, or fewer. */
  private static final int TELEPHONE = 16_000;

  /** The sixth of 5.1 has low frequencies only. */
  private static final int FULL = 5;

  private AudioOptions() {}

  /**
   * @param channels that come out
   */
  static List<String> of(AudioStream audio, int channels, AudioEncoding encoding) {
    List<String> options = new ArrayList<>(encoding.options());
    Integer kbps = kbps(audio, channels, encoding);
    if (kbps != null) {
      options.addAll(List.of("-b:a", kbps + "k"));
    }
    if (encoding.codec() == AudioCodec.FLAC) {
      options.addAll(List.of("-sample_fmt", isDeep(audio) ? "s32" : "s16"));
    }
    if (audio.sampleRate() > encoding.maxSampleRate()) {
      options.addAll(List.of("-ar", Integer.toString(encoding.maxSampleRate())));
    }
    return options;
  }

  /**
   * Kilobits a second: for each channel half of those of stereo, and half for audio of a telephone.
   *
   * @param channels that come out
   * @return null if the encoder is told none
   */
  static @Nullable Integer kbps(AudioStream audio, int channels, AudioEncoding encoding) {
    if (encoding.kbps() == null) {
      return null;
    }
    int all = encoding.kbps() * Math.min(channels, FULL) / 2;
    return audio.sampleRate() <= TELEPHONE ? all / 2 : all;
  }

  /** Whether samples have more than 16 bits; those of lossy codecs have none of their own. */
  private static boolean isDeep(AudioStream audio) {
    Integer bits = audio.bitsPerSample();
    return bits != null && bits > 16;
  }
}
