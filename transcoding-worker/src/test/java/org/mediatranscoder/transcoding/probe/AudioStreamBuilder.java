package org.mediatranscoder.transcoding.probe;

import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One minute of stereo AAC, the second stream of its file, but for what a test changes. */
public final class AudioStreamBuilder {

  private int index = 1;
  private String codec = "aac";
  private @Nullable String profile = "LC";
  private int channels = 2;
  private @Nullable String channelLayout = "stereo";
  private int sampleRate = 48_000;
  private @Nullable String sampleFormat = "fltp";
  private @Nullable Integer bitsPerSample;
  private @Nullable Rational timeBase = new Rational(1, 48_000);
  private @Nullable Duration startTime = Duration.ZERO;
  private @Nullable Duration duration = Duration.ofMinutes(1);
  private @Nullable String language;
  private @Nullable String title;
  private Set<Disposition> disposition = Set.of(Disposition.DEFAULT);

  private AudioStreamBuilder() {}

  public static AudioStreamBuilder anAudioStream() {
    return new AudioStreamBuilder();
  }

  public AudioStreamBuilder withIndex(int index) {
    this.index = index;
    return this;
  }

  public AudioStreamBuilder withCodec(String codec) {
    this.codec = codec;
    return this;
  }

  public AudioStreamBuilder withProfile(@Nullable String profile) {
    this.profile = profile;
    return this;
  }

  public AudioStreamBuilder withChannels(int channels) {
    this.channels = channels;
    return this;
  }

  public AudioStreamBuilder withChannelLayout(@Nullable String channelLayout) {
    this.channelLayout = channelLayout;
    return this;
  }

  public AudioStreamBuilder withSampleRate(int sampleRate) {
    this.sampleRate = sampleRate;
    return this;
  }

  public AudioStreamBuilder withSampleFormat(@Nullable String sampleFormat) {
    this.sampleFormat = sampleFormat;
    return this;
  }

  public AudioStreamBuilder withBitsPerSample(@Nullable Integer bitsPerSample) {
    this.bitsPerSample = bitsPerSample;
    return this;
  }

  public AudioStreamBuilder withTimeBase(@Nullable Rational timeBase) {
    this.timeBase = timeBase;
    return this;
  }

  public AudioStreamBuilder withStartTime(@Nullable Duration startTime) {
    this.startTime = startTime;
    return this;
  }

  public AudioStreamBuilder withDuration(@Nullable Duration duration) {
    this.duration = duration;
    return this;
  }

  public AudioStreamBuilder withLanguage(@Nullable String language) {
    this.language = language;
    return this;
  }

  public AudioStreamBuilder withTitle(@Nullable String title) {
    this.title = title;
    return this;
  }

  public AudioStreamBuilder withDisposition(Disposition... disposition) {
    this.disposition = Set.of(disposition);
    return this;
  }

  public AudioStream build() {
    return new AudioStream(
        index,
        codec,
        profile,
        channels,
        channelLayout,
        sampleRate,
        sampleFormat,
        bitsPerSample,
        timeBase,
        startTime,
        duration,
        language,
        title,
        disposition);
  }
}
