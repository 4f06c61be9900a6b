package org.mediatranscoder.transcoding.formats;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mediatranscoder.catalogue.AudioSettings;

/**
 * How ffmpeg encodes audio.
 *
 * @param codec of the audio
 * @param kbps kilobits a second of stereo, which the encoder is told; null if it is told none
 * @param channels what a person chose
 * @param maxChannels that the codec takes here
 * @param maxSampleRate in hertz; audio with more samples is resampled
 * @param chosen whether a person chose its quality
 * @param options of ffmpeg, without the bit rate
 */
public record AudioEncoding(
    AudioCodec codec,
    @Nullable Integer kbps,
    Channels channels,
    int maxChannels,
    int maxSampleRate,
    boolean chosen,
    List<String> options) {

  private static final int MOST = 192_000;

  /** 5.1 is the most that players know of AAC and Opus. */
  private static final int SURROUND = 6;

  public AudioEncoding {
    options = List.copyOf(options);
  }

  private AudioEncoding(
      AudioCodec codec,
      @Nullable Integer kbps,
      int maxChannels,
      int maxSampleRate,
      FormatOptions chosen,
      String... options) {
    this(
        codec,
        kbps,
        chosen.channels(),
        maxChannels,
        maxSampleRate,
        chosen.quality() != Quality.STANDARD,
        List.of(options));
  }

  /**
   * The same with another bit rate, and with channels that suit it.
   *
   * @param kilobits a second of stereo
   */
  public AudioEncoding sized(int kilobits, Channels count) {
    return new AudioEncoding(codec, kilobits, count, maxChannels, maxSampleRate, true, options);
  }

  /** Whether it loses something. */
  public boolean isLossy() {
    return codec != AudioCodec.FLAC && codec != AudioCodec.PCM_S16 && codec != AudioCodec.PCM_S24;
  }

  static AudioEncoding of(AudioSettings settings, FormatOptions chosen) {
    Quality quality = chosen.quality();
    return switch (settings) {
      case AudioSettings.Aac aac ->
          new AudioEncoding(
              AudioCodec.AAC, quality.kbps(aac.kbps()), SURROUND, 48_000, chosen, "-c:a", "aac");
      case AudioSettings.Opus opus ->
          new AudioEncoding(
              AudioCodec.OPUS,
              quality.kbps(opus.kbps()),
              SURROUND,
              48_000,
              chosen,
              "-c:a",
              "libopus");
      case AudioSettings.Mp3 mp3 ->
          new AudioEncoding(
              AudioCodec.MP3,
              null,
              2,
              48_000,
              chosen,
              "-c:a",
              "libmp3lame",
              "-q:a",
              Integer.toString(quality.ofMp3(mp3.quality())));
      case AudioSettings.Flac _ ->
          new AudioEncoding(AudioCodec.FLAC, null, 8, MOST, chosen, "-c:a", "flac");
      case AudioSettings.Pcm pcm ->
          new AudioEncoding(
              pcm.bits() == 24 ? AudioCodec.PCM_S24 : AudioCodec.PCM_S16,
              null,
              64,
              MOST,
              chosen,
              "-c:a",
              "pcm_s" + pcm.bits() + "le");
    };
  }
}
