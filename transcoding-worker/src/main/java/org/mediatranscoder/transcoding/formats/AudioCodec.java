package org.mediatranscoder.transcoding.formats;

/** How audio is encoded. */
public enum AudioCodec {
  AAC("aac", 0),
  OPUS("opus", 0),
  MP3("mp3", 0),
  PCM_S16("pcm_s16le", 16);

  /** An encoder with an average rate may be above it for a while. */
  private static final double ABOVE_AVERAGE = 1.5;

  /** The highest bit rate of a frame, which VBR may choose for each. */
  private static final double MOST_OF_MP3 = 320;

  private final String ffmpegName;
  private final int bitsPerSample;

  AudioCodec(String ffmpegName, int bitsPerSample) {
    this.ffmpegName = ffmpegName;
    this.bitsPerSample = bitsPerSample;
  }

  /** FFmpeg's name of the codec, not of its encoder. */
  public String ffmpegName() {
    return ffmpegName;
  }

  /**
   * Bits that a second takes.
   *
   * @param kbps on average; of no meaning without compression
   */
  public double usualBits(int kbps, int sampleRate, int channels) {
    return bitsPerSample > 0 ? (double) bitsPerSample * sampleRate * channels : kbps * 1000.0;
  }

  /** Bits that a second of any audio takes at most; likewise. */
  public double mostBits(int kbps, int sampleRate, int channels) {
    double factor = bitsPerSample > 0 ? 1 : this == MP3 ? MOST_OF_MP3 / kbps : ABOVE_AVERAGE;
    return usualBits(kbps, sampleRate, channels) * factor;
  }
}
