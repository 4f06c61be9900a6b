package org.mediatranscoder.catalogue;

/** A kind of file, and the codecs that players expect in it. */
public enum Container {
  MP4,
  MOV,
  MKV,
  WEBM,
  MP3,
  M4A,
  OPUS,
  FLAC,
  WAV,
  GIF,
  WEBP,
  AVIF,
  JPEG,
  PNG;

  boolean takes(VideoSettings settings) {
    return switch (this) {
      case MP4, MKV ->
          settings instanceof VideoSettings.H264
              || settings instanceof VideoSettings.Hevc
              || settings instanceof VideoSettings.Av1;
      case MOV -> settings instanceof VideoSettings.Prores;
      case WEBM -> settings instanceof VideoSettings.Vp9 || settings instanceof VideoSettings.Av1;
      case MP3, M4A, OPUS, FLAC, WAV, GIF, WEBP, AVIF, JPEG, PNG -> false;
    };
  }

  boolean takes(AudioSettings settings) {
    return switch (this) {
      case MP4, M4A -> settings instanceof AudioSettings.Aac;
      case MKV -> settings instanceof AudioSettings.Aac || settings instanceof AudioSettings.Flac;
      case WEBM, OPUS -> settings instanceof AudioSettings.Opus;
      case MP3 -> settings instanceof AudioSettings.Mp3;
      case FLAC -> settings instanceof AudioSettings.Flac;
      case WAV, MOV -> settings instanceof AudioSettings.Pcm;
      case GIF, WEBP, AVIF, JPEG, PNG -> false;
    };
  }
}
