package org.mediatranscoder.transcoding.probe;

import com.github.kokorin.jaffree.LogLevel;
import com.github.kokorin.jaffree.ffprobe.FFprobe;
import java.nio.file.Path;
import java.util.List;
import org.mediatranscoder.transcoding.cage.Cage;

/** The arguments of ffprobe. */
final class ProbeCommand extends FFprobe {

  private static final String ENTRIES =
      "format=format_name,duration"
          + ":stream=index,codec_type,codec_name,width,height,sample_aspect_ratio,channels"
          + ",sample_rate,duration"
          + ":stream_disposition=attached_pic,timed_thumbnails"
          + ":stream_tags=DURATION,rotate"
          + ":stream_side_data=rotation";

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

  @Override
  protected List<String> buildArguments() {
    return super.buildArguments();
  }
}
