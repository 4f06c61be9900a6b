package org.mediatranscoder.transcoding.probe;

import java.io.OutputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.mediatranscoder.transcoding.cage.AbnormalExitException;
import org.mediatranscoder.transcoding.cage.Cage;
import org.mediatranscoder.transcoding.cage.CagedProcess;
import org.mediatranscoder.transcoding.cage.Ffmpeg;
import org.mediatranscoder.transcoding.cage.OutputReader;
import org.mediatranscoder.transcoding.parallel.SideTask;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Reads all packets of a stream that may be copied, and meanwhile decodes it in some places, in the
 * cage; or those of a video that may be encoded in chunks. Where that fails or takes too long the
 * stream is not copied, or encoded whole.
 */
@Component
public class StreamSurveyor {

  private static final Logger log = LoggerFactory.getLogger(StreamSurveyor.class);

  private static final String PACKETS =
      "packet=pts_time,dts_time,duration_time,size,flags"
          + ":packet_side_data=side_data_type:stream=closed_captions";

  private static final String FRAMES = "packet=pts,size,pos,flags";

  private static final int PLACES = 6;
  private static final Duration APART = Duration.ofSeconds(2);
  private static final String SAMPLED_SECONDS = "0.5";

  private final Ffmpeg ffmpeg;
  private final Cage cage;

  public StreamSurveyor(Ffmpeg ffmpeg, Cage cage) {
    this.ffmpeg = ffmpeg;
    this.cage = cage;
  }

  /**
   * What the packets of the stream tell.
   *
   * @param length of the source
   * @return null if they could not be read in time
   */
  public @Nullable PacketSurvey survey(Path directory, String fileName, int stream, Duration length)
      throws InterruptedException {
    try (SideTask<Boolean> decoded =
        SideTask.start("samples", () -> canBeDecoded(directory, fileName, stream, length))) {
      PacketSurvey survey =
          run(
              ffmpeg.ffprobe(),
              directory,
              packets(fileName, stream, PACKETS),
              new PacketSurveyReader());
      return survey == null ? null : survey.decoded(decoded.result());
    }
  }

  private boolean canBeDecoded(Path directory, String fileName, int stream, Duration length)
      throws InterruptedException {
    OutputReader<Long> nothing = output -> output.transferTo(OutputStream.nullOutputStream());
    return run(ffmpeg.ffmpeg(), directory, samples(fileName, stream, length), nothing) != null;
  }

  /**
   * When the frames of a video are shown, and where they are stored.
   *
   * @return null if its packets could not be read in time
   */
  public @Nullable SourceFrames frames(Path directory, String fileName, VideoStream video)
      throws InterruptedException {
    return run(
        ffmpeg.ffprobe(),
        directory,
        packets(fileName, video.index(), FRAMES),
        new SourceFramesReader());
  }

  private List<String> packets(String fileName, int stream, String entries) {
    List<String> arguments = new ArrayList<>(List.of("-loglevel", "level+warning"));
    arguments.addAll(cage.inputOptions());
    arguments.addAll(List.of("-select_streams", Integer.toString(stream)));
    arguments.addAll(List.of("-show_entries", entries, "-of", "csv", "-i", fileName));
    return arguments;
  }

  /** The last place is the end, where files break off. */
  private List<String> samples(String fileName, int stream, Duration length) {
    int places = Math.clamp(length.dividedBy(APART), 1, PLACES);
    List<String> arguments = new ArrayList<>(List.of("-loglevel", "level+warning", "-nostdin"));
    arguments.add("-xerror");
    List<String> outputs = new ArrayList<>();
    for (int place = 0; place < places; place++) {
      double part = places == 1 ? 0 : (double) place / (places - 1);
      double second = Math.max(0, part * length.toMillis() / 1000 - 1);
      arguments.addAll(cage.inputOptions());
      arguments.addAll(List.of("-err_detect", "explode", "-noaccurate_seek", "-ss"));
      arguments.add(String.format(Locale.ROOT, "%.3f", second));
      arguments.addAll(List.of("-i", fileName));
      outputs.addAll(List.of("-map", place + ":" + stream, "-t", SAMPLED_SECONDS));
      outputs.addAll(List.of("-f", "null", "-"));
    }
    arguments.addAll(outputs);
    return arguments;
  }

  private <T> @Nullable T run(
      Path program, Path directory, List<String> arguments, OutputReader<T> output)
      throws InterruptedException {
    try (var run = new CagedProcess<>(cage, program, directory, arguments, output.ofLines())) {
      if (run.awaitEnd(cage.limits().probeTimeout())) {
        return run.result();
      }
      log.info("A survey of packets took too long");
    } catch (AbnormalExitException exit) {
      log.info("A survey of packets failed: {}", exit.getMessage());
    }
    return null;
  }
}
