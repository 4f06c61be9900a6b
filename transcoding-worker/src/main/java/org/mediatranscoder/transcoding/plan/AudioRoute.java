package org.mediatranscoder.transcoding.plan;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
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

  /** With all channels, if they are not more than these; else to mono or stereo. */
  static AudioRoute of(Probe source, AudioStream audio, int mostChannels) {
    return mostChannels > 2 && audio.channels() <= mostChannels
        ? keepingChannels(source, audio)
        : toStereo(source, audio);
  }

  /** To mono or stereo. */
  private static AudioRoute toStereo(Probe source, AudioStream audio) {
    return of(source, audio, Math.min(2, audio.channels()), AudioFilters.stereo(source, audio));
  }

  /** With all channels. */
  private static AudioRoute keepingChannels(Probe source, AudioStream audio) {
    return of(source, audio, audio.channels(), AudioFilters.allChannels(source, audio));
  }

  private static AudioRoute of(Probe source, AudioStream audio, int channels, String filters) {
    Optional<DualMono> pair = DualMono.of(source, audio);
    return pair.map(two -> joined(source, two))
        .orElse(
            new AudioRoute(null, channels, List.of("-map", "0:" + audio.index(), "-af", filters)));
  }

  private static AudioRoute joined(Probe source, DualMono pair) {
    String graph =
        "[0:%d]%s[left];[0:%d]%s[right];[left][right]%s%s"
            .formatted(
                pair.left().index(),
                AudioFilters.allChannels(source, pair.left()) + silence(pair.left(), pair.right()),
                pair.right().index(),
                AudioFilters.allChannels(source, pair.right()) + silence(pair.right(), pair.left()),
                "join=inputs=2:channel_layout=stereo:map=0.0-FL|1.0-FR",
                END);
    return new AudioRoute(graph, 2, List.of("-map", END));
  }

  /** After the shorter one: {@code join} ends with the first of its inputs that ends. */
  private static String silence(AudioStream one, AudioStream other) {
    Duration length = one.duration();
    Duration whole = other.duration();
    return length == null || whole == null || length.compareTo(whole) >= 0
        ? ""
        : ",apad=whole_dur=%dms".formatted(whole.toMillis());
  }
}
