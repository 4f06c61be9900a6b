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
          + ":chapter=id:program_stream=index"
          + ":stream=index,codec_type,codec_name,codec_tag_string,profile,level"
          + ",width,height,sample_aspect_ratio,pix_fmt,field_order"
          + ",color_range,color_space,color_primaries,color_transfer"
          + ",channels,channel_layout,sample_rate,sample_fmt,bits_per_sample,bits_per_raw_sample"
          + ",avg_frame_rate,r_frame_rate,time_base,start_time,duration,nb_frames"
          + ":stream_disposition"
          + ":stream_tags=DURATION,language,title"
          + ":stream_side_data=side_data_type,rotation,crop_top,crop_bottom,crop_left,crop_right";

  private static final String TAGS =
      "format=format_name:format_tags:stream_tags:chapter=start_time,end_time:chapter_tags=title";

  private static final String PACKETS =
      "packet=pts_time,dts_time,duration_time,flags:stream=start_time";

  private ProbeCommand() {
    super(Path.of("ffprobe"));
  }

  /**
   * To probe the file, a name in the private directory.
   *
   * @param options of its demuxer
   */
  static List<String> arguments(Cage cage, String fileName, List<String> options) {
    ProbeCommand command = new ProbeCommand();
    command.setLogLevel(LogLevel.WARNING).setShowEntries(ENTRIES).setShowPrivateData(false);
    cage.inputOptions().forEach(command::addArgument);
    options.forEach(command::addArgument);
    command.setInput(fileName);
    return command.buildArguments();
  }

  /** To read tags and chapters, with the bytes of the file where they are no UTF-8. */
  static List<String> tags(Cage cage, String fileName) {
    List<String> arguments = new ArrayList<>(List.of("-loglevel", "level+warning"));
    arguments.addAll(cage.inputOptions());
    arguments.addAll(List.of("-show_entries", TAGS, "-of", "json=sv=ignore"));
    arguments.addAll(List.of("-i", fileName));
    return arguments;
  }

  /** To decode all items of a picture; what is damaged counts as not decoded. */
  static List<String> pictureItems(Cage cage, String fileName, List<String> options) {
    List<String> arguments = new ArrayList<>(List.of("-loglevel", "level+warning"));
    arguments.addAll(cage.inputOptions());
    arguments.addAll(options);
    arguments.addAll(List.of("-count_frames", "-err_detect", "explode"));
    arguments.addAll(List.of("-show_entries", PictureItemsReader.ENTRIES, "-of", "csv"));
    arguments.addAll(List.of("-i", fileName));
    return arguments;
  }

  /**
   * To list the packets from a time on, a name in the private directory.
   *
   * @param streams as an FFmpeg stream specifier; empty for all
   */
  static List<String> packets(Cage cage, String fileName, String streams, Duration from) {
    return packets(cage, fileName, streams, Math.max(0, from.toSeconds()) + "%");
  }

  /** To see the first packet of a stream; reads all of a file that has none. */
  static List<String> firstPacket(Cage cage, String fileName, String stream) {
    return packets(cage, fileName, stream, "%+#1");
  }

  private static List<String> packets(Cage cage, String fileName, String streams, String interval) {
    List<String> arguments = new ArrayList<>(List.of("-loglevel", "level+warning"));
    arguments.addAll(cage.inputOptions());
    if (!streams.isEmpty()) {
      arguments.addAll(List.of("-select_streams", streams));
    }
    arguments.addAll(List.of("-read_intervals", interval));
    arguments.addAll(List.of("-show_entries", PACKETS, "-of", "csv", "-i", fileName));
    return arguments;
  }

  /**
   * To list the packets of a stream between two times, with when they are shown and their flags.
   */
  static List<String> keyFrames(
      Cage cage, String fileName, int stream, Duration from, Duration until) {
    List<String> arguments = new ArrayList<>(List.of("-loglevel", "level+warning"));
    arguments.addAll(cage.inputOptions());
    arguments.addAll(List.of("-select_streams", Integer.toString(stream)));
    arguments.addAll(List.of("-read_intervals", from.toSeconds() + "%" + (until.toSeconds() + 1)));
    arguments.addAll(List.of("-show_entries", "packet=pts_time,flags", "-of", "csv"));
    arguments.addAll(List.of("-i", fileName));
    return arguments;
  }

  @Override
  protected List<String> buildArguments() {
    return super.buildArguments();
  }
}
