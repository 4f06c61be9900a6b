package org.mediatranscoder.transcoding.probe;

import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An audio stream. Whatever the file does not say is null.
 *
 * @param index among the streams of the file
 * @param codec FFmpeg's name, such as {@code aac}
 * @param profile FFmpeg's name, such as {@code LC}
 * @param channelLayout FFmpeg's name, such as {@code 5.1(side)} or {@code ambisonic 1}
 * @param sampleRate in hertz
 * @param sampleFormat of the decoder, FFmpeg's name, such as {@code fltp} or {@code s16}
 * @param bitsPerSample of PCM and lossless codecs
 * @param timeBase unit of the time stamps, in seconds
 * @param startTime of the first sample on the clock of the file; may be negative
 * @param duration from the first sample to the end of the last
 * @param language as the container writes it, such as {@code eng}
 */
public record AudioStream(
    int index,
    String codec,
    @Nullable String profile,
    int channels,
    @Nullable String channelLayout,
    int sampleRate,
    @Nullable String sampleFormat,
    @Nullable Integer bitsPerSample,
    @Nullable Rational timeBase,
    @Nullable Duration startTime,
    @Nullable Duration duration,
    @Nullable String language,
    @Nullable String title,
    Set<Disposition> disposition)
    implements MediaStream {

  public AudioStream {
    disposition = Set.copyOf(disposition);
  }

  @Override
  public MediaStream inSource(int sourceIndex) {
    return new AudioStream(
        sourceIndex,
        codec,
        profile,
        channels,
        channelLayout,
        sampleRate,
        sampleFormat,
        bitsPerSample,
        null,
        null,
        null,
        language,
        title,
        disposition);
  }
}
