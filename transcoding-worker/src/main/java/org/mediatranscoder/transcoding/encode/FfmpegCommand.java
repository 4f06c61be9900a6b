package org.mediatranscoder.transcoding.encode;

import com.github.kokorin.jaffree.LogLevel;
import com.github.kokorin.jaffree.ffmpeg.FFmpeg;
import com.github.kokorin.jaffree.ffmpeg.UrlInput;
import com.github.kokorin.jaffree.ffmpeg.UrlOutput;
import java.nio.file.Path;
import java.util.List;
import org.mediatranscoder.transcoding.cage.Cage;
import org.mediatranscoder.transcoding.plan.EncodedVideo;
import org.mediatranscoder.transcoding.plan.Plan;
import org.mediatranscoder.transcoding.plan.PlannedOutput;

/** The arguments of ffmpeg: what every run has in common, and the plan. */
public final class FfmpegCommand extends FFmpeg {

  /** Standard output, a pipe that nobody else can open; Jaffree's own way is a TCP port. */
  private static final String PROGRESS = "pipe:1";

  /** The name of the plan's tags in the private directory. */
  static final String TAGS = "tags.txt";

  private FfmpegCommand() {
    super(Path.of("ffmpeg"));
  }

  /**
   * To carry the plan out.
   *
   * @param outputs their files, in the order of the plan; all names in the private directory
   */
  public static List<String> arguments(Cage cage, Plan plan, String source, List<String> outputs) {
    FfmpegCommand command = new FfmpegCommand();
    command.setLogLevel(LogLevel.WARNING);
    command.setProgress(PROGRESS);
    // The output is there already, empty: in the cage no other file can be made.
    command.setOverwriteOutput(true);
    command.addInput(input(cage, plan, source));
    if (plan.tags() != null) {
      command.addInput(tags());
    }
    if (plan.encoded() != null) {
      command.addInput(encoded(plan.encoded()));
    }
    for (int i = 0; i < outputs.size(); i++) {
      command.addOutput(output(plan.outputs().get(i), outputs.get(i)));
    }
    command.addArgument("-hide_banner").addArgument("-nostdin");
    command.addArguments("-stats_period", "0.25").addArguments("-max_error_rate", "0.1");
    command.addArguments("-max_alloc", Long.toString(cage.limits().maxAllocation().toBytes()));
    String threads = Integer.toString(cage.limits().threads());
    command.addArguments("-filter_threads", threads);
    command.addArguments("-filter_complex_threads", threads);
    if (plan.filterGraph() != null) {
      command.setComplexFilter(plan.filterGraph());
    }
    return command.buildArguments();
  }

  private static UrlInput input(Cage cage, Plan plan, String source) {
    UrlInput input = UrlInput.fromUrl(source);
    cage.inputOptions().forEach(input::addArgument);
    // Channels without a layout are mixed by the plan; FFmpeg would take them for a cinema's.
    input.addArguments("-guess_layout_max", "0");
    plan.inputOptions().forEach(input::addArgument);
    return input;
  }

  /** The only other file that ffmpeg may open, and in this format only. */
  private static UrlInput tags() {
    return UrlInput.fromUrl(TAGS)
        .addArguments("-protocol_whitelist", "file")
        .addArguments("-format_whitelist", "ffmetadata")
        .setFormat("ffmetadata");
  }

  /** Made here, so FFmpeg may open nothing but this kind of file. */
  private static UrlInput encoded(EncodedVideo video) {
    return UrlInput.fromUrl(video.file())
        .addArguments("-protocol_whitelist", "file")
        .addArguments("-format_whitelist", "mov,mp4,m4a,3gp,3g2,mj2")
        .addArguments("-itsoffset", video.startText());
  }

  private static UrlOutput output(PlannedOutput planned, String name) {
    UrlOutput output = UrlOutput.toUrl(name);
    planned.options().forEach(output::addArgument);
    return output;
  }

  /** Jaffree would set the address of its TCP server here. */
  @Override
  protected void setProgress(String progress) {
    super.setProgress(progress);
  }

  @Override
  protected List<String> buildArguments() {
    return super.buildArguments();
  }
}
