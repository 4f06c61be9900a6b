package org.mediatranscoder.transcoding.plan;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.mediatranscoder.transcoding.probe.AudioStream;

/**
 * The filters that bring the channels of an audio stream to mono or stereo, in floating point:
 * libswresample makes a mix of integer samples quieter by as much as it could overflow, and leaves
 * one of floating point as loud as it is. The mix is our own, as libswresample knows neither
 * ambisonic audio nor layouts with height, and takes tracks without a layout for those of a cinema.
 */
final class ChannelMix {

  /** Half of the power on each side. */
  private static final String CENTER = "0.707107";

  /** Half of the power of {@link #CENTER}: what is behind or above is ambience. */
  private static final String BEHIND = "0.5";

  private static final List<String> LEFT =
      List.of("FLC", "BL", "SL", "WL", "SDL", "TFL", "TBL", "TSL", "BFL");
  private static final List<String> RIGHT =
      List.of("FRC", "BR", "SR", "WR", "SDR", "TFR", "TBR", "TSR", "BFR");
  private static final List<String> MIDDLE = List.of("BC", "TC", "TFC", "TBC", "BFC");

  private static final String FLOAT = "aformat=sample_fmts=fltp";

  /** FFmpeg's name of the layout that AAC and Opus keep. */
  static final String SURROUND = "5.1";

  private ChannelMix() {}

  static boolean isSurround(AudioStream audio) {
    return audio.channels() == 6
        && (SURROUND.equals(audio.channelLayout()) || "5.1(side)".equals(audio.channelLayout()));
  }

  /** 5.1 with the places that encoders take: {@code pan} passes over those that are not there. */
  static List<String> keepSurround() {
    return List.of(FLOAT, "pan=5.1|FL=FL|FR=FR|FC=FC|LFE=LFE|BL=BL+SL|BR=BR+SR");
  }

  /**
   * The filter that follows, and a comma before it, if another number of channels is wanted than
   * there is.
   */
  static String reshaped(int from, int wanted) {
    if (from == wanted) {
      return "";
    }
    return wanted == 1 ? ",pan=mono|c0=0.5*c0+0.5*c1" : ",pan=stereo|c0=c0|c1=c0";
  }

  /** Mono of a mono stream, stereo of all others. */
  static List<String> toStereo(AudioStream audio) {
    if (audio.channels() > 2) {
      return List.of(FLOAT, mix(audio));
    }
    String layout = audio.channels() == 1 ? "mono" : "stereo";
    // A stream that gets more channels later is mixed by FFmpeg, as it expects mono or stereo.
    return layout.equals(audio.channelLayout())
        ? List.of(FLOAT, "aformat=channel_layouts=" + layout)
        : List.of(FLOAT, asItIs(audio));
  }

  /** All channels; one and two without a known place are named mono and stereo. */
  static List<String> keep(AudioStream audio) {
    if (audio.channels() > 2) {
      return List.of();
    }
    String layout = audio.channels() == 1 ? "mono" : "stereo";
    return layout.equals(audio.channelLayout())
        ? List.of("aformat=channel_layouts=" + layout)
        : List.of(asItIs(audio));
  }

  private static String asItIs(AudioStream audio) {
    return audio.channels() == 1 ? "pan=mono|c0=c0" : "pan=stereo|c0=c0|c1=c1";
  }

  private static String mix(AudioStream audio) {
    String layout = audio.channelLayout();
    if (layout != null && layout.startsWith("ambisonic")) {
      return ambisonic(audio, layout);
    }
    return isUnknown(layout) ? tracks(audio.channels()) : places();
  }

  private static boolean isUnknown(@Nullable String layout) {
    return layout == null || layout.contains("USR") || layout.contains("UNK");
  }

  /**
   * As ITU-R BS.775 has it, and likewise for places that it does not know; the channel for low
   * frequencies is left out. {@code pan} passes over the names that a layout lacks.
   */
  private static String places() {
    return "pan=stereo|FL=%s|FR=%s".formatted(side("FL", "DL", LEFT), side("FR", "DR", RIGHT));
  }

  private static String side(String front, String mixed, List<String> beside) {
    String sum = front + "+" + mixed + "+" + CENTER + "*FC";
    sum += beside.stream().map(name -> "+" + CENTER + "*" + name).collect(Collectors.joining());
    return sum
        + MIDDLE.stream().map(name -> "+" + BEHIND + "*" + name).collect(Collectors.joining());
  }

  /**
   * Channels without a layout are tracks of their own: the first two are left and right, each other
   * one is heard on both sides, together at most as loud as the four of a 5.1 mix would be.
   */
  private static String tracks(int channels) {
    double gain = Math.min(Math.sqrt(0.5), Math.sqrt(2.0 / (channels - 2)));
    String others =
        IntStream.range(2, channels)
            .mapToObj(track -> String.format(Locale.ROOT, "+%.6f*c%d", gain, track))
            .collect(Collectors.joining());
    return "pan=stereo|c0=c0" + others + "|c1=c1" + others;
  }

  /**
   * Two microphones that look to the left and to the right, from the first two channels (ACN, SN3D:
   * what is heard all around, and left minus right). A stereo mix that lies beside the sound field
   * ({@code ambisonic 1+stereo}) is added.
   */
  private static String ambisonic(AudioStream audio, String layout) {
    int last = audio.channels() - 1;
    boolean stereo = layout.endsWith("+stereo");
    return "pan=stereo|c0=%1$s*c0+%2$s*c1%3$s|c1=%1$s*c0-%2$s*c1%4$s"
        .formatted(CENTER, BEHIND, stereo ? "+c" + (last - 1) : "", stereo ? "+c" + last : "");
  }
}
