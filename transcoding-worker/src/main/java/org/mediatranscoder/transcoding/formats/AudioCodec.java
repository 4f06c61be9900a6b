package org.mediatranscoder.transcoding.formats;

import org.jspecify.annotations.Nullable;

/** A codec of audio, and how large its output becomes. */
public enum AudioCodec {
  /** An encoder with an average bit rate may be above it for a while. */
  AAC("aac", Rate.AVERAGE, 1, 1.5),
  OPUS("opus", Rate.AVERAGE, 1, 1.5),
  /** Its bit rate varies: kilobits a second of usual audio, and at most. */
  MP3("mp3", Rate.OWN, 190, 320),
  /** Bits of a sample of usual audio, and at most. */
  FLAC("flac", Rate.OF_SAMPLES, 14, 26),
  PCM_S16("pcm_s16le", Rate.OF_SAMPLES, 16, 16),
  PCM_S24("pcm_s24le", Rate.OF_SAMPLES, 24, 24);

  private enum Rate {
    AVERAGE,
    OWN,
    OF_SAMPLES
  }

  private final String ffmpegName;
  private final Rate rate;
  private final double usual;
  private final double most;

  AudioCodec(String ffmpegName, Rate rate, double usual, double most) {
    this.ffmpegName = ffmpegName;
    this.rate = rate;
    this.usual = usual;
    this.most = most;
  }

  /** FFmpeg's name of the codec, not of its encoder. */
  public String ffmpegName() {
    return ffmpegName;
  }

  /**
   * Bits that a second takes.
   *
   * @param kbps that the encoder is told; null if it is told none
   */
  public double usualBits(@Nullable Integer kbps, int sampleRate, int channels) {
    return usual * unit(kbps, sampleRate, channels);
  }

  /** Bits that a second of any audio takes at most; likewise. */
  public double mostBits(@Nullable Integer kbps, int sampleRate, int channels) {
    return most * unit(kbps, sampleRate, channels);
  }

  private double unit(@Nullable Integer kbps, int sampleRate, int channels) {
    return switch (rate) {
      case AVERAGE -> kbps == null ? 0 : kbps * 1000.0;
      case OWN -> 1000;
      case OF_SAMPLES -> (double) sampleRate * channels;
    };
  }
}
