package org.mediatranscoder.transcoding.formats;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mediatranscoder.catalogue.AudioSettings;

/**
 * How ffmpeg encodes audio.
 *
 * @param codec of the audio
 * @param kbps kilobits a second of stereo, which the encoder is told; null if it is told none
 * @param maxChannels that come out; audio with more becomes stereo
 * @param maxSampleRate in hertz; audio with more samples is resampled
 * @param options of ffmpeg, without the bit rate
 */
public record AudioEncoding(
    AudioCodec codec,
    @Nullable Integer kbps,
    int maxChannels,
    int maxSampleRate,
    List<String> options) {

  private static final int MOST = 192_000;

  public AudioEncoding {
    options = List.copyOf(options);
  }

  /** Whether it tells its encoder a bit rate, and loses something. */
  public boolean isLossy() {
    return codec != AudioCodec.FLAC && codec != AudioCodec.PCM_S16 && codec != AudioCodec.PCM_S24;
  }

  static AudioEncoding of(AudioSettings settings) {
    return switch (settings) {
      case AudioSettings.Aac aac ->
          new AudioEncoding(AudioCodec.AAC, aac.kbps(), 2, 48_000, List.of("-c:a", "aac"));
      case AudioSettings.Opus opus ->
          new AudioEncoding(AudioCodec.OPUS, opus.kbps(), 2, 48_000, List.of("-c:a", "libopus"));
      case AudioSettings.Mp3 mp3 ->
          new AudioEncoding(
              AudioCodec.MP3,
              null,
              2,
              48_000,
              List.of("-c:a", "libmp3lame", "-q:a", Integer.toString(mp3.quality())));
      case AudioSettings.Flac _ ->
          new AudioEncoding(AudioCodec.FLAC, null, 8, MOST, List.of("-c:a", "flac"));
      case AudioSettings.Pcm pcm ->
          new AudioEncoding(
              pcm.bits() == 24 ? AudioCodec.PCM_S24 : AudioCodec.PCM_S16,
              null,
              64,
              MOST,
              List.of("-c:a", "pcm_s" + pcm.bits() + "le"));
    };
  }
}
