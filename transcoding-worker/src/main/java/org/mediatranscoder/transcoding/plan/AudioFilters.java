package org.mediatranscoder.transcoding.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.mediatranscoder.transcoding.probe.AudioStream;
import org.mediatranscoder.transcoding.probe.Probe;

/** What happens to audio between its decoder and its encoder. */
final class AudioFilters {

  /**
   * Containers in which each packet says when it is due, so that there can be gaps. In the others
   * time is what the samples before add up to.
   */
  private static final Set<String> TIMED =
      Set.of("mov,mp4,m4a,3gp,3g2,mj2", "matroska,webm", "mpegts", "mpeg", "asf", "flv", "mxf");

  /**
   * Containers of broadcasts, in which the number of channels often changes. FFmpeg 5.1 then makes
   * a new graph and loses the frames that wait in {@code ainterleave}, so there are no markers.
   */
  private static final Set<String> CHANGING = Set.of("mpegts", "mpeg");

  /**
   * Fills gaps of a tenth of a second and more with silence, and leaves out what overlaps by as
   * much: an encoder, and a browser that plays MP4 or WebM, put all samples one after the other. It
   * does not stretch or squeeze samples.
   */
  private static final String FILL_GAPS = "aresample=async=1";

  /** Leaves alone what is quieter, to the bit; the louder peaks of a mix would be cut off. */
  private static final String LIMITER = "alimiter=level=0:limit=0.95:latency=1";

  private AudioFilters() {}

  /** For mono or stereo. */
  static String stereo(Probe source, AudioStream audio, Trim trim) {
    String layout = audio.channels() == 1 ? "mono" : "stereo";
    List<String> filters = filters(source, audio, trim, ChannelMix.toStereo(audio), layout);
    if (audio.channels() > 2) {
      filters.add(LIMITER);
    }
    return String.join(",", filters);
  }

  /** For 5.1 that stays 5.1. */
  static String surround(Probe source, AudioStream audio, Trim trim) {
    return String.join(
        ",", filters(source, audio, trim, ChannelMix.keepSurround(), ChannelMix.SURROUND));
  }

  /** For as many channels as there are. */
  static String allChannels(Probe source, AudioStream audio, Trim trim) {
    String layout = audio.channels() == 1 ? "mono" : "stereo";
    List<String> filters = filters(source, audio, trim, ChannelMix.keep(audio), layout);
    return filters.isEmpty() ? "anull" : String.join(",", filters);
  }

  /**
   * @param layout that comes out of the channels' filters, if there are any
   */
  private static List<String> filters(
      Probe source, AudioStream audio, Trim trim, List<String> channels, String layout) {
    List<String> filters = new ArrayList<>(trim.audioFilters(source));
    filters.addAll(channels);
    if (!TIMED.contains(source.container())) {
      return filters;
    }
    if (!channels.isEmpty() && !CHANGING.contains(source.container())) {
      filters.set(filters.size() - 1, filters.getLast() + withMarkers(audio, layout));
    }
    filters.add(FILL_GAPS);
    return filters;
  }

  /**
   * Puts one silent sample into a long gap every half a minute, as {@link #FILL_GAPS} holds all of
   * the silence between two samples in memory. {@code ainterleave} merges the markers by time, and
   * {@code aselect} drops those that come within five seconds of other samples. The first says
   * times in microseconds on a link that counts in samples (5.1 and 8.1), so they are set anew.
   */
  private static String withMarkers(AudioStream audio, String layout) {
    return "[all%1$d];anullsrc=r=%2$d:cl=%3$s:n=1,asetpts=N*30/TB,aresample[markers%1$d]"
            .formatted(audio.index(), audio.sampleRate(), layout)
        + ";[all%1$d][markers%1$d]ainterleave=n=2:duration=first,asetpts=PTS*SR/1000000"
            .formatted(audio.index())
        + ",aselect=gt(samples_n\\,1)+gt(t-prev_selected_t\\,5)";
  }
}
