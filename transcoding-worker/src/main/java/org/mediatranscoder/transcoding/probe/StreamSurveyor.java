package org.mediatranscoder.transcoding.probe;

import static java.util.stream.Collectors.toUnmodifiableMap;

import java.io.OutputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
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
 * Reads all packets of streams that may be copied, and meanwhile decodes them in some places, in
 * the cage; or those of a video that may be encoded in chunks. Where that fails or takes too long
 * the stream is not copied, or encoded whole.
 */
@Component
public class StreamSurveyor {

  private static final Logger log = LoggerFactory.getLogger(StreamSurveyor.class);

  private static final String PACKETS =
      "packet=stream_index,pts_time,dts_time,duration_time,size,flags"
          + ":packet_side_data=side_data_type:stream=index,closed_captions";

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
   * What the packets of the streams tell, by their indexes; one of which it could not be found out
   * in time is missing. The file is read once for all of them.
   *
   * @param length of the source
   */
  public Map<Integer, PacketSurvey> survey(
      Path directory, String fileName, List<Integer> streams, Duration length)
      throws InterruptedException {
    if (streams.isEmpty()) {
      return Map.of();
    }
    try (SideTask<Set<Integer>> decoded =
        SideTask.start("samples", () -> decodable(directory, fileName, streams, length))) {
      Map<Integer, PacketSurvey> surveys =
          run(
              ffmpeg.ffprobe(),
              directory,
              packets(fileName, streams, PACKETS),
              new PacketSurveyReader(streams));
      if (surveys == null) {
        return Map.of();
      }
      Set<Integer> good = decoded.result();
      return surveys.entrySet().stream()
          .collect(
              toUnmodifiableMap(
                  Map.Entry::getKey,
                  survey -> survey.getValue().decoded(good.contains(survey.getKey()))));
    }
  }

  /** Those that can be decoded where it was tried: all at once, and each alone if that fails. */
  private Set<Integer> decodable(
      Path directory, String fileName, List<Integer> streams, Duration length)
      throws InterruptedException {
    if (canBeDecoded(directory, fileName, streams, length)) {
      return Set.copyOf(streams);
    }
    Set<Integer> good = new HashSet<>();
    for (int stream : streams.size() > 1 ? streams : List.<Integer>of()) {
      if (canBeDecoded(directory, fileName, List.of(stream), length)) {
        good.add(stream);
      }
    }
    return good;
  }

  private boolean canBeDecoded(
      Path directory, String fileName, List<Integer> streams, Duration length)
      throws InterruptedException {
    OutputReader<Long> nothing = output -> output.transferTo(OutputStream.nullOutputStream());
    return run(ffmpeg.ffmpeg(), directory, samples(fileName, streams, length), nothing) != null;
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
        packets(fileName, List.of(video.index()), FRAMES),
        new SourceFramesReader());
  }

  /** ffprobe selects one stream or all of them. */
  private List<String> packets(String fileName, List<Integer> streams, String entries) {
    List<String> arguments = new ArrayList<>(List.of("-loglevel", "level+warning"));
    arguments.addAll(cage.inputOptions());
    if (streams.size() == 1) {
      arguments.addAll(List.of("-select_streams", streams.getFirst().toString()));
    }
    arguments.addAll(List.of("-show_entries", entries, "-of", "csv", "-i", fileName));
    return arguments;
  }

  /** The last place is the end, where files break off. */
  private List<String> samples(String fileName, List<Integer> streams, Duration length) {
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
      for (int stream : streams) {
        outputs.addAll(List.of("-map", place + ":" + stream));
      }
      outputs.addAll(List.of("-t", SAMPLED_SECONDS, "-f", "null", "-"));
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
