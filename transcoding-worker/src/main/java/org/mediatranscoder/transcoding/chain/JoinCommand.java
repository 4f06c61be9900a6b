package org.mediatranscoder.transcoding.chain;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.mediatranscoder.transcoding.cage.Cage;

/** The arguments of ffmpeg to decode pieces one after the other into one FLAC file. */
final class JoinCommand {

  /** The channels of Vorbis (Vorbis I, section 4.3.9), Opus and FLAC, by their number. */
  private static final List<String> LAYOUTS =
      List.of("mono", "stereo", "3.0", "quad", "5.0", "5.1", "6.1", "7.1");

  private JoinCommand() {}

  /**
   * @param pieces what each piece holds
   * @param names their files, in the same order
   */
  static List<String> arguments(
      Cage cage, List<AudioParameters> pieces, List<String> names, String output) {
    List<String> arguments = new ArrayList<>(List.of("-loglevel", "level+warning"));
    arguments.addAll(List.of("-hide_banner", "-nostdin", "-y"));
    for (String name : names) {
      arguments.addAll(cage.inputOptions());
      arguments.addAll(List.of("-i", name));
    }
    arguments.addAll(List.of("-filter_complex", graph(pieces), "-map", "[joined]"));
    arguments.addAll(List.of("-map_metadata", "0:s:0"));
    arguments.addAll(List.of("-c:a", "flac", "-sample_fmt", "s32", "-f", "flac", output));
    return arguments;
  }

  /** All pieces get the highest rate and the most channels that one of them has. */
  private static String graph(List<AudioParameters> pieces) {
    int rate = pieces.stream().mapToInt(AudioParameters::rate).max().orElseThrow();
    int channels = pieces.stream().mapToInt(AudioParameters::channels).max().orElseThrow();
    String all =
        IntStream.range(0, pieces.size())
            .mapToObj(at -> piece(at, pieces.get(at), rate, channels))
            .collect(Collectors.joining(";"));
    String labels =
        IntStream.range(0, pieces.size())
            .mapToObj("[p%d]"::formatted)
            .collect(Collectors.joining());
    return "%s;%sconcat=n=%d:v=0:a=1[joined]".formatted(all, labels, pieces.size());
  }

  private static String piece(int input, AudioParameters piece, int rate, int channels) {
    // libswresample would make mono quieter on its way to stereo.
    String stereo = piece.channels() == 1 && channels > 1 ? "pan=stereo|c0=c0|c1=c0," : "";
    return "[%d:a]aformat=sample_fmts=fltp,%saresample=%d,aformat=channel_layouts=%s[p%1$d]"
        .formatted(input, stereo, rate, LAYOUTS.get(channels - 1));
  }
}
