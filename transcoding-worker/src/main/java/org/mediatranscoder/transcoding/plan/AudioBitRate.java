package org.mediatranscoder.transcoding.plan;

import org.mediatranscoder.transcoding.probe.AudioStream;

/** How many bits audio gets that is to be mono or stereo. */
final class AudioBitRate {

  /** In hertz; such audio has half of the frequencies of others, or fewer. */
  private static final int TELEPHONE = 16_000;

  private AudioBitRate() {}

  /**
   * Half of them for mono, and half for audio of a telephone.
   *
   * @param stereo kilobits a second of stereo
   * @param channels that come out
   */
  static int kbps(int stereo, int channels, AudioStream audio) {
    int all = channels == 1 ? stereo / 2 : stereo;
    return audio.sampleRate() <= TELEPHONE ? all / 2 : all;
  }
}
