package org.mediatranscoder.transcoding.probe;

import com.github.kokorin.jaffree.LogLevel;
import com.github.kokorin.jaffree.ffprobe.FFprobe;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.mediatranscoder.transcoding.cage.Cage;

/** The arguments of ffprobe. */
final class ProbeCommand extends FFprobe {

  private static final String ENTRIES =
      "format=format_name,start_time,duration"
          + ":chapter=id"
          + ":stream=index,codec_type,codec_name,codec_tag_string,profile,level"
          + ",width,height,sample_aspect_ratio,pix_fmt,field_order"
          + ",color_range,color_space,color_primaries,color_transfer"
          + ",channels,channel_layout,sample_rate,sample_fmt,bits_per_sample,bits_per_raw_sample"
          + ",avg_frame_rate,r_frame_rate,time_base,start_time,duration,nb_frames"
          + ":stream_disposition"
          + ":stream_tags=DURATION,language,title"
          + ":stream_side_data=side_data_type,rotation";

  private static final String PACKETS = "packet=pts_time,dts_time,duration_time:stream=start_time";

  private ProbeCommand() {
    super(Path.of("ffprobe"));
  }

  /** To probe the file, a name in the private directory. */
  static List<String> arguments(Cage cage, String fileName) {
    ProbeCommand command = new ProbeCommand();
    command.setLogLevel(LogLevel.WARNING).setShowEntries(ENTRIES).setShowPrivateData(false);
    cage.inputOptions().forEach(command::addArgument);
    command.setInput(fileName);
    return command.buildArguments();
  }

  /**
   * To list the packets from a time on, a name in the private directory.
   *
   * @param streams as an FFmpeg stream specifier; empty for all
   */
  static List<String> packets(Cage cage, String fileName, String streams, Duration from) {
    List<String> arguments = new ArrayList<>(List.of("-loglevel", "level+warning"));
    arguments.addAll(cage.inputOptions());
    if (!streams.isEmpty()) {
      arguments.addAll(List.of("-select_streams", streams));
    }
    arguments.addAll(List.of("-read_intervals", Math.max(0, from.toSeconds()) + "%"));
    arguments.addAll(List.of("-show_entries", PACKETS, "-of", "csv", "-i", fileName));
    return arguments;
  }

  @Override
  protected List<String> buildArguments() {
    return super.buildArguments();
  }
}
