package org.mediatranscoder.transcoding.encode;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.mediatranscoder.model.job.OutputQuality;
import org.mediatranscoder.transcoding.cage.Cage;
import org.mediatranscoder.transcoding.cage.CagedProcess;
import org.mediatranscoder.transcoding.cage.Ffmpeg;
import org.mediatranscoder.transcoding.plan.Plan;
import org.mediatranscoder.transcoding.plan.PlannedOutput;
import org.mediatranscoder.transcoding.plan.StreamPlan;
import org.mediatranscoder.transcoding.probe.VideoStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Compares seconds of an output with its source, in the cage: the source goes through the filters
 * of the plan, so both have one size, and it comes first, as SSIM depends on the order. Frames that
 * are not the same ones, by their number or by their times, are not compared.
 */
@Component
public class QualityMeter {

  private static final Logger log = LoggerFactory.getLogger(QualityMeter.class);

  private static final String FIGURES = "ssim.txt";
  private static final Pattern FIGURE = Pattern.compile("n:\\d+ .* All:(\\d(?:\\.\\d+)?) .*");

  /** The clock of MPEG, in which times are compared. */
  private static final int CLOCK = 90_000;

  /** Matroska rounds to milliseconds. */
  private static final long TOLERANCE = CLOCK * 3 / 2000;

  private static final int MOST_PLACES = 4;
  private static final double SAMPLED_SECONDS = 1;

  /** Between the frames of usual rates, so that none is on the edge. */
  private static final double OFF_THE_GRID = 0.0137;

  /** Filters that count frames or time from the begin, which a sample does not have. */
  private static final List<String> FROM_THE_BEGIN = List.of("trim=", "fps=", "mod(n", "prev_sel");

  private final Ffmpeg ffmpeg;
  private final Cage cage;
  private final Clock clock;

  public QualityMeter(Ffmpeg ffmpeg, Cage cage, Clock clock) {
    this.ffmpeg = ffmpeg;
    this.cage = cage;
    this.clock = clock;
  }

  /**
   * Of the only output of a plan, both names in the private directory.
   *
   * @param budget that it may take
   * @return empty for a copy and for audio, and where frames cannot be compared in time
   */
  public Optional<OutputQuality> measure(
      Path directory, String source, String output, Plan plan, Duration budget)
      throws InterruptedException {
    PlannedOutput planned = plan.main();
    Duration length = planned.expected().duration();
    String filters = filters(planned);
    if (plan.isPackage() || filters == null || length == null || !planned.expected().exact()) {
      return Optional.empty();
    }
    Instant end = clock.instant().plus(budget);
    List<SsimSample> samples = new ArrayList<>();
    for (double second : places(length)) {
      Duration left = Duration.between(clock.instant(), end);
      SsimSample sample =
          left.isPositive()
              ? sample(directory, arguments(source, output, planned, filters, second), second, left)
              : null;
      if (sample != null) {
        samples.add(sample);
      }
    }
    return overall(samples);
  }

  /** Of a video that is encoded; null otherwise, and where samples would have other frames. */
  private static @Nullable String filters(PlannedOutput planned) {
    StreamPlan first = planned.streams().getFirst();
    int at = first.options().indexOf("-vf");
    if (!(first instanceof StreamPlan.Encode && first.source() instanceof VideoStream) || at < 0) {
      return null;
    }
    String filters = first.options().get(at + 1);
    return FROM_THE_BEGIN.stream().anyMatch(filters::contains) ? null : filters;
  }

  /** Begins of the seconds, the middle one first; a tenth of the whole at most. */
  private static List<Double> places(Duration length) {
    double seconds = length.toMillis() / 1000.0;
    int places = (int) Math.clamp(Math.floor(seconds / 10), 1, MOST_PLACES);
    return Stream.iterate(0, place -> place + 1)
        .limit(places)
        .map(place -> Math.floor((place + 0.5) / places * Math.max(0, seconds - 1)) + OFF_THE_GRID)
        .toList();
  }

  private List<String> arguments(
      String source, String output, PlannedOutput planned, String filters, double second) {
    String graph =
        ("[0:%d]%s,settb=1/%d,split[source][a];[1:v:0]settb=1/%d,split[output][b];"
                + "[a]setpts=N[c];[b]setpts=N[d];[c][d]ssim=stats_file=%s[same]")
            .formatted(
                planned.streams().getFirst().source().index(), filters, CLOCK, CLOCK, FIGURES);
    List<String> arguments = new ArrayList<>(List.of("-loglevel", "level+warning", "-nostdin"));
    for (String file : List.of(source, output)) {
      arguments.addAll(cage.inputOptions());
      arguments.addAll(List.of("-ss", String.format(Locale.ROOT, "%.4f", second)));
      arguments.addAll(List.of("-t", Double.toString(SAMPLED_SECONDS), "-i", file));
    }
    arguments.addAll(List.of("-filter_complex", graph));
    arguments.addAll(List.of("-map", "[source]", "-map", "[output]", "-fps_mode", "passthrough"));
    arguments.addAll(List.of("-enc_time_base", "1/" + CLOCK, "-f", "framecrc", "-"));
    arguments.addAll(List.of("-map", "[same]", "-f", "null", "-"));
    return arguments;
  }

  /** Null if the frames are not the same ones, or cannot be compared. */
  private @Nullable SsimSample sample(
      Path directory, List<String> arguments, double second, Duration limit)
      throws InterruptedException {
    cage.prepareOutput(directory, FIGURES);
    FrameTimesReader times = new FrameTimesReader();
    try (var run =
        new CagedProcess<>(cage, ffmpeg.ffmpeg(), directory, arguments, times.ofLines())) {
      if (!run.awaitEnd(limit)) {
        log.info("The quality of the output is not measured: it would take too long");
        return null;
      }
      if (!run.result().agree(TOLERANCE)) {
        log.info("Frames of the output are not those of the source at {} s", second);
        return null;
      }
      return read(directory.resolve(FIGURES), second);
    } catch (RuntimeException | IOException unmeasured) {
      log.info("The quality of the output is not measured: {}", unmeasured.toString());
      return null;
    }
  }

  private static @Nullable SsimSample read(Path figures, double second) throws IOException {
    List<Double> frames = new ArrayList<>();
    for (String line : Files.readAllLines(figures)) {
      Matcher figure = FIGURE.matcher(line);
      if (figure.matches()) {
        frames.add(Double.valueOf(figure.group(1)));
      }
    }
    return frames.isEmpty()
        ? null
        : new SsimSample(
            Duration.ofMillis(Math.round(second * 1000)),
            frames.stream().mapToDouble(Double::doubleValue).average().orElseThrow(),
            frames.size());
  }

  private static Optional<OutputQuality> overall(List<SsimSample> samples) {
    if (samples.isEmpty()) {
      return Optional.empty();
    }
    SsimSample worst = samples.getFirst();
    double sum = 0;
    int frames = 0;
    for (SsimSample sample : samples) {
      worst = sample.ssim() < worst.ssim() ? sample : worst;
      sum += sample.ssim() * sample.frames();
      frames += sample.frames();
    }
    return Optional.of(new OutputQuality(sum / frames, worst.ssim(), worst.at(), frames));
  }
}
