package org.mediatranscoder.catalogue.estimate;

import org.mediatranscoder.catalogue.AudioSettings;

/** How large audio becomes. */
record AudioModel(SourceFacts source, Wanted wanted) {

  private static final int USUAL_RATE = 48_000;
  private static final int TELEPHONE = 16_000;

  /** The sixth of 5.1 has low frequencies only. */
  private static final int FULL = 5;

  /** What it adds where nobody says how many channels and samples there are. */
  private static final double UNSURE = 0.2;

  /** Of so many seconds. */
  Size size(AudioSettings settings, double seconds) {
    if (!source.hasAudio()) {
      return Size.NOTHING;
    }
    Measured.Audio figures = Measured.FIGURES.audio(name(settings));
    double bits =
        switch (settings) {
          case AudioSettings.Aac aac -> figures.bits() * told(aac.kbps());
          case AudioSettings.Opus opus -> figures.bits() * told(opus.kbps());
          case AudioSettings.Mp3 mp3 ->
              figures.bits() * 1000 * (1 - mp3.quality() / 12.0) * wanted.audioBits() * mono();
          case AudioSettings.Flac _, AudioSettings.Pcm _ -> figures.bits() * samples();
        };
    boolean unsure = source.channels() == null || source.sampleRate() == null;
    return new Size(
        seconds * bits / 8, unsure ? Math.hypot(figures.spread(), UNSURE) : figures.spread());
  }

  /** What it takes to encode so many seconds, and to measure their loudness. */
  double seconds(AudioSettings settings, double seconds) {
    double hours = source.hasAudio() ? seconds / 3600 : 0;
    return hours * Measured.FIGURES.audio(name(settings)).seconds() * (wanted.isMeasured() ? 2 : 1);
  }

  private double told(int kbps) {
    int all = channels(false);
    double bits = kbps * 1000.0 * wanted.audioBits() * Math.min(all, FULL) / 2;
    return rate() <= TELEPHONE ? bits / 2 : bits;
  }

  private double samples() {
    return (double) rate() * channels(true);
  }

  private double mono() {
    return channels(false) == 1 ? 0.75 : 1;
  }

  private int rate() {
    Integer rate = source.sampleRate();
    return rate == null ? USUAL_RATE : rate;
  }

  private int channels(boolean lossless) {
    Integer channels = source.channels();
    return wanted.channels(channels == null ? 2 : channels, lossless);
  }

  private static String name(AudioSettings settings) {
    return switch (settings) {
      case AudioSettings.Aac _ -> "aac";
      case AudioSettings.Opus _ -> "opus";
      case AudioSettings.Mp3 _ -> "mp3";
      case AudioSettings.Flac _ -> "flac";
      case AudioSettings.Pcm pcm -> "pcm" + pcm.bits();
    };
  }
}
