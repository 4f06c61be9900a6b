package org.mediatranscoder.transcoding.encode;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.mediatranscoder.model.job.OutputQuality;
import org.mediatranscoder.transcoding.cage.Cage;
import org.mediatranscoder.transcoding.cage.CagedProcess;
import org.mediatranscoder.transcoding.cage.Ffmpeg;
import org.mediatranscoder.transcoding.plan.Plan;
import org.mediatranscoder.transcoding.plan.PlannedOutput;
import org.mediatranscoder.transcoding.plan.StreamPlan;
import org.mediatranscoder.transcoding.probe.Probe;
import org.mediatranscoder.transcoding.probe.Prober;
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

  /** The beginning, as a part of what is left before the sampled second, of each in its turn. */
  private static final List<Double> PLACES = List.of(0.5, 0.75, 0.25, 0.99);

  private static final double SAMPLED_SECONDS = 1;

  /** A part of the time of the encode, which the first second may take at most. */
  private static final int MOST = 10;

  /** A part of the time of the encode, beyond which no other second is begun. */
  private static final int USUAL = 30;

  /** Between the frames of usual rates, so that none is on the edge. */
  private static final double OFF_THE_GRID = 0.0137;

  /** Filters that count frames or time from the beginning, which a sample does not have. */
  private static final List<String> FROM_THE_BEGINNING =
      List.of("trim=", "fps=", "mod(n", "prev_sel");

  private final Prober prober;
  private final Ffmpeg ffmpeg;
  private final Cage cage;
  private final Clock clock;

  public QualityMeter(Prober prober, Ffmpeg ffmpeg, Cage cage, Clock clock) {
    this.prober = prober;
    this.ffmpeg = ffmpeg;
    this.cage = cage;
    this.clock = clock;
  }

  /**
   * Of the only output of a plan, both names in the private directory. It takes a thirtieth of the
   * time of the encode, or one second's comparison where that takes longer.
   *
   * @param known the source as it was probed
   * @param took the time of the encode, a tenth of which it takes at most
   * @return empty for a copy and for audio, and where frames cannot be compared in time
   */
  public Optional<OutputQuality> measure(
      Path directory, String source, Probe known, String output, Plan plan, Duration took)
      throws InterruptedException {
    PlannedOutput planned = plan.main();
    Duration length = planned.expected().duration();
    String filters = filters(planned);
    if (plan.isPackage() || filters == null || length == null || !planned.expected().exact()) {
      return Optional.empty();
    }
    Instant begin = clock.instant();
    Instant end = begin.plus(took.dividedBy(MOST));
    Instant usual = begin.plus(took.dividedBy(USUAL));
    Duration longest = Duration.ZERO;
    Set<Duration> seconds = new HashSet<>();
    List<SsimSample> samples = new ArrayList<>();
    for (Duration place : places(length)) {
      Instant started = clock.instant();
      if (!longest.isZero() && started.plus(longest).isAfter(usual)) {
        break;
      }
      Duration second = keyFrame(directory, source, known, planned, place);
      if (seconds.add(second)) {
        List<String> arguments = arguments(source, output, planned, filters, second);
        Duration left = Duration.between(clock.instant(), end);
        sample(directory, arguments, second, left).ifPresent(samples::add);
      }
      Duration spent = Duration.between(started, clock.instant());
      longest = spent.compareTo(longest) > 0 ? spent : longest;
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
    return FROM_THE_BEGINNING.stream().anyMatch(filters::contains) ? null : filters;
  }

  /** Begins of the seconds, the middle one first; a tenth of the whole at most. */
  private static List<Duration> places(Duration length) {
    int places = Math.clamp(length.toSeconds() / 10, 1, PLACES.size());
    long last = Math.max(0, length.toMillis() - Math.round(SAMPLED_SECONDS * 1000));
    return PLACES.stream()
        .limit(places)
        .map(part -> Duration.ofMillis(Math.round(part * last)))
        .toList();
  }

  /**
   * The last one before a place, as all frames from it on would be decoded for the place; else the
   * place itself.
   */
  private Duration keyFrame(
      Path directory, String source, Probe known, PlannedOutput planned, Duration place)
      throws InterruptedException {
    VideoStream video = (VideoStream) planned.streams().getFirst().source();
    try {
      return prober.keyFrame(directory, source, known, video, place).orElse(place);
    } catch (RuntimeException unread) {
      log.info("A key frame of the source is not found: {}", unread.toString());
      return place;
    }
  }

  private List<String> arguments(
      String source, String output, PlannedOutput planned, String filters, Duration second) {
    String graph =
        ("[0:%d]%s,settb=1/%d,split[source][a];[1:v:0]settb=1/%d,split[output][b];"
                + "[a]setpts=N[c];[b]setpts=N[d];[c][d]ssim=stats_file=%s[same]")
            .formatted(
                planned.streams().getFirst().source().index(), filters, CLOCK, CLOCK, FIGURES);
    List<String> arguments = new ArrayList<>(List.of("-loglevel", "level+warning", "-nostdin"));
    for (String file : List.of(source, output)) {
      arguments.addAll(cage.inputOptions());
      double begin = second.toMillis() / 1000.0 + OFF_THE_GRID;
      arguments.addAll(List.of("-ss", String.format(Locale.ROOT, "%.4f", begin)));
      arguments.addAll(List.of("-t", Double.toString(SAMPLED_SECONDS), "-i", file));
    }
    arguments.addAll(List.of("-filter_complex", graph));
    arguments.addAll(List.of("-map", "[source]", "-map", "[output]", "-fps_mode", "passthrough"));
    arguments.addAll(List.of("-enc_time_base", "1/" + CLOCK, "-f", "framecrc", "-"));
    arguments.addAll(List.of("-map", "[same]", "-f", "null", "-"));
    return arguments;
  }

  /** Empty if the frames are not the same ones, or cannot be compared. */
  private Optional<SsimSample> sample(
      Path directory, List<String> arguments, Duration second, Duration limit)
      throws InterruptedException {
    if (!limit.isPositive()) {
      return Optional.empty();
    }
    cage.prepareOutput(directory, FIGURES);
    FrameTimesReader times = new FrameTimesReader();
    try (var run =
        new CagedProcess<>(cage, ffmpeg.ffmpeg(), directory, arguments, times.ofLines())) {
      if (!run.awaitEnd(limit)) {
        log.info("The quality of the output is not measured: it would take too long");
        return Optional.empty();
      }
      if (!run.result().agree(TOLERANCE)) {
        log.info("Frames of the output are not those of the source at {}", second);
        return Optional.empty();
      }
      return read(directory.resolve(FIGURES), second);
    } catch (RuntimeException | IOException unmeasured) {
      log.info("The quality of the output is not measured: {}", unmeasured.toString());
      return Optional.empty();
    }
  }

  private static Optional<SsimSample> read(Path figures, Duration second) throws IOException {
    List<Double> frames = new ArrayList<>();
    for (String line : Files.readAllLines(figures)) {
      Matcher figure = FIGURE.matcher(line);
      if (figure.matches()) {
        frames.add(Double.valueOf(figure.group(1)));
      }
    }
    return frames.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new SsimSample(
                second,
                frames.stream().mapToDouble(Double::doubleValue).average().orElseThrow(),
                frames.size()));
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
