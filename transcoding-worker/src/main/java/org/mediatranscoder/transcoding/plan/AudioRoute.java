package org.mediatranscoder.transcoding.plan;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mediatranscoder.transcoding.formats.AudioEncoding;
import org.mediatranscoder.transcoding.formats.Channels;
import org.mediatranscoder.transcoding.probe.AudioStream;
import org.mediatranscoder.transcoding.probe.Probe;

/**
 * The way of the audio from the source to its encoder.
 *
 * @param graph of filters, if more than one stream is taken
 * @param channels that come out; 0 without audio
 * @param options that map the stream, or the graph's end, and filter it
 */
record AudioRoute(@Nullable String graph, int channels, List<String> options) {

  /** Of a source without audio. */
  static final AudioRoute NONE = new AudioRoute(null, 0, List.of());

  private static final String END = "[audio]";

  /**
   * With the channels that were chosen, or that suit the codec.
   *
   * @param tail filters that follow, each after a comma
   */
  static AudioRoute of(
      Probe source, AudioStream audio, AudioEncoding encoding, Trim trim, String tail) {
    Optional<DualMono> pair = DualMono.of(source, audio);
    return pair.isPresent()
        ? joined(source, pair.get(), encoding, trim, tail)
        : single(source, audio, encoding, trim, tail);
  }

  private static AudioRoute single(
      Probe source, AudioStream audio, AudioEncoding encoding, Trim trim, String tail) {
    ChannelChoice choice = ChannelChoice.of(audio, encoding);
    String filters =
        switch (choice) {
          case ALL -> AudioFilters.allChannels(source, audio, trim);
          case SURROUND -> AudioFilters.surround(source, audio, trim);
          case STEREO -> AudioFilters.stereo(source, audio, trim);
        };
    int mixed = choice == ChannelChoice.STEREO ? Math.min(2, audio.channels()) : audio.channels();
    int channels = wanted(mixed, encoding.channels());
    String all = filters + ChannelMix.reshaped(mixed, channels) + tail;
    return new AudioRoute(null, channels, List.of("-map", "0:" + audio.index(), "-af", all));
  }

  private static int wanted(int mixed, Channels chosen) {
    return switch (chosen) {
      case MONO -> 1;
      case STEREO -> 2;
      case AUTO, KEEP -> mixed;
    };
  }

  private static AudioRoute joined(
      Probe source, DualMono pair, AudioEncoding encoding, Trim trim, String tail) {
    int channels = wanted(2, encoding.channels());
    String graph =
        "[0:%d]%s[left];[0:%d]%s[right];[left][right]%s%s%s"
            .formatted(
                pair.left().index(),
                AudioFilters.allChannels(source, pair.left(), trim)
                    + silence(source, trim, pair.left(), pair.right()),
                pair.right().index(),
                AudioFilters.allChannels(source, pair.right(), trim)
                    + silence(source, trim, pair.right(), pair.left()),
                "join=inputs=2:channel_layout=stereo:map=0.0-FL|1.0-FR",
                ChannelMix.reshaped(2, channels) + tail,
                END);
    return new AudioRoute(graph, channels, List.of("-map", END));
  }

  /** After the shorter one: {@code join} ends with the first of its inputs that ends. */
  private static String silence(Probe source, Trim trim, AudioStream one, AudioStream other) {
    Duration length = trim.of(source, one.startTime(), one.duration()).length();
    Duration whole = trim.of(source, other.startTime(), other.duration()).length();
    return length == null || whole == null || length.compareTo(whole) >= 0
        ? ""
        : ",apad=whole_dur=%dms".formatted(whole.toMillis());
  }
}
