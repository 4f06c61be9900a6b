package org.mediatranscoder.transcoding.encode;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.mediatranscoder.model.job.OutputRole;
import org.mediatranscoder.transcoding.cage.AbnormalExitException;
import org.mediatranscoder.transcoding.cage.Cage;
import org.mediatranscoder.transcoding.cage.CagedProcess;
import org.mediatranscoder.transcoding.cage.Ffmpeg;
import org.mediatranscoder.transcoding.cage.Symptom;
import org.mediatranscoder.transcoding.cmaf.Track;
import org.mediatranscoder.transcoding.cmaf.TrackWriter;
import org.mediatranscoder.transcoding.failure.DamagedMediaException;
import org.mediatranscoder.transcoding.failure.MaxSizeTooSmallException;
import org.mediatranscoder.transcoding.failure.MediaTooLargeException;
import org.mediatranscoder.transcoding.failure.NotMediaException;
import org.mediatranscoder.transcoding.failure.OutputTooLargeException;
import org.mediatranscoder.transcoding.failure.TookTooLongException;
import org.mediatranscoder.transcoding.manifest.TextTrack;
import org.mediatranscoder.transcoding.plan.Plan;
import org.mediatranscoder.transcoding.plan.PlannedOutput;
import org.mediatranscoder.transcoding.plan.SizeLimit;
import org.mediatranscoder.transcoding.probe.Probe;
import org.mediatranscoder.transcoding.probe.Prober;
import org.mediatranscoder.transcoding.probe.SubtitleStream;
import org.mediatranscoder.transcoding.storage.DiskFullException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.util.unit.DataSize;

/** Runs ffmpeg in the cage, watches it, and checks the output. */
@Component
public class Encoder {

  private static final Logger log = LoggerFactory.getLogger(Encoder.class);

  /** FFmpeg's name of no file. */
  private static final String NOWHERE = "-";

  private static final Duration TICK = Duration.ofMillis(200);

  private final Ffmpeg ffmpeg;
  private final Cage cage;
  private final Prober prober;
  private final Clock clock;

  public Encoder(Ffmpeg ffmpeg, Cage cage, Prober prober, Clock clock) {
    this.ffmpeg = ffmpeg;
    this.cage = cage;
    this.prober = prober;
    this.clock = clock;
  }

  /**
   * Makes the only output of the plan.
   *
   * @return the output, as ffprobe sees it
   * @see #encode(Path, String, List, Plan, EncodeWatcher)
   */
  public Probe encode(
      Path directory, String source, String output, Plan plan, EncodeWatcher watcher)
      throws InterruptedException {
    return encode(directory, source, List.of(output), plan, watcher).main();
  }

  /**
   * Makes the outputs of the plan from the source, all names in the private directory. However it
   * ends, no process of it lives afterwards.
   *
   * @throws DamagedMediaException if the source cannot be decoded, or ends early
   * @throws NotMediaException if the source changes into something that we do not read
   * @throws MediaTooLargeException if it is above a limit of the cage
   * @throws OutputTooLargeException if the output grew beyond what the plan allows
   * @throws MaxSizeTooSmallException if it could not be made as small as the plan wants it
   * @throws TookTooLongException if the watchdog gave it up
   * @throws DiskFullException if the disk of this worker is full
   */
  public Encoded encode(
      Path directory, String source, List<String> outputs, Plan plan, EncodeWatcher watcher)
      throws InterruptedException {
    writeTags(directory, plan);
    outputs.forEach(output -> cage.prepareOutput(directory, output));
    Run run = new Run(directory, source, new Watchdog(clock, cage.limits()));
    SizeLimit limit = plan.limit();
    return limit == null
        ? run.encode(outputs, plan, watcher)
        : new SizedEncode(cage, directory, outputs.getFirst(), run.passes(outputs), plan, watcher)
            .run(plan, limit);
  }

  /**
   * Makes the only output of a plan without a look at what it holds. It throws what {@link
   * #encode(Path, String, List, Plan, EncodeWatcher)} throws while ffmpeg runs.
   *
   * @param output an empty file that the cage was asked to prepare
   */
  public void encodeUnchecked(
      Path directory, String source, String output, Plan plan, EncodeWatcher watcher)
      throws InterruptedException {
    new Run(directory, source, new Watchdog(clock, cage.limits()))
        .pass(List.of(output), plan, plan.mostOfOne(), watcher);
  }

  /** All passes of one encode, which share the time that it may take. */
  private final class Run {

    private final Path directory;
    private final String source;
    private final Watchdog watchdog;

    Run(Path directory, String source, Watchdog watchdog) {
      this.directory = directory;
      this.source = source;
      this.watchdog = watchdog;
    }

    Encoded encode(List<String> outputs, Plan plan, EncodeWatcher watcher)
        throws InterruptedException {
      pass(outputs, plan, plan.mostOfOne(), watcher);
      watcher.onWritten();
      return checked(directory, source, outputs, plan);
    }

    SizedEncode.Passes passes(List<String> outputs) {
      return new SizedEncode.Passes() {
        @Override
        public void analyse(Plan firstPass, EncodeWatcher watcher) throws InterruptedException {
          pass(List.of(NOWHERE), firstPass, cage.limits().maxOutput(), watcher);
        }

        @Override
        public Encoded encode(Plan plan, EncodeWatcher watcher) throws InterruptedException {
          return Run.this.encode(outputs, plan, watcher);
        }
      };
    }

    private void pass(List<String> outputs, Plan plan, DataSize most, EncodeWatcher watcher)
        throws InterruptedException {
      List<String> arguments = FfmpegCommand.arguments(cage, plan, source, outputs);
      ProgressReader progress = new ProgressReader();
      watchdog.begin();
      try (var run =
          new CagedProcess<>(
              cage.writingAtMost(most),
              ffmpeg.ffmpeg(),
              directory,
              arguments,
              progress.ofLines())) {
        while (!run.awaitEnd(TICK)) {
          watcher.onProgress(progress.latest());
          watchdog.check(progress.latest(), run::cpuTime);
        }
        finish(run, plan);
      }
    }
  }

  private Encoded checked(Path directory, String source, List<String> outputs, Plan plan)
      throws InterruptedException {
    List<String> made = new ArrayList<>();
    List<OutputCheck> checks = new ArrayList<>();
    for (int i = 0; i < outputs.size(); i++) {
      OutputCheck check =
          new OutputCheck(prober, directory, source, outputs.get(i), plan.outputs().get(i));
      if (plan.isPackage() && isText(plan, i)) {
        checks.add(check);
      } else if (plan.isPackage() && !TrackWriter.hasMedia(directory, outputs.get(i))) {
        check.refuseIfLost();
      } else {
        made.add(outputs.get(i));
        checks.add(check);
      }
    }
    List<Track> tracks = plan.isPackage() ? TrackWriter.finish(directory, made) : List.of();
    List<Probe> probes = new ArrayList<>();
    for (OutputCheck check : checks) {
      probes.add(check.check());
    }
    refuseIfTooLarge(directory, outputs);
    List<TextTrack> subtitles =
        IntStream.range(0, tracks.isEmpty() ? 0 : outputs.size())
            .filter(i -> isText(plan, i))
            .mapToObj(i -> subtitles(directory, outputs.get(i), plan.outputs().get(i), tracks))
            .toList();
    return new Encoded(plan, probes, tracks, subtitles);
  }

  private static boolean isText(Plan plan, int output) {
    return plan.outputs().get(output).role() == OutputRole.SUBTITLES;
  }

  private static TextTrack subtitles(
      Path directory, String file, PlannedOutput planned, List<Track> tracks) {
    SubtitleStream source = (SubtitleStream) planned.streams().getFirst().source();
    return TextTrack.finish(directory, file, source, tracks.getFirst());
  }

  /** Each is bounded while it is written; here all of them together. */
  private void refuseIfTooLarge(Path directory, List<String> outputs) {
    long most = cage.limits().maxOutput().toBytes();
    if (outputs.stream().mapToLong(output -> directory.resolve(output).toFile().length()).sum()
        > most) {
      throw OutputTooLargeException.grown(cage.limits().maxOutput());
    }
  }

  private static void writeTags(Path directory, Plan plan) {
    if (plan.tags() == null) {
      return;
    }
    try {
      Files.writeString(directory.resolve(FfmpegCommand.TAGS), plan.tags());
    } catch (IOException full) {
      throw new UncheckedIOException(full);
    }
  }

  private static void finish(CagedProcess<EncodeProgress> run, Plan plan) {
    try {
      run.result();
    } catch (AbnormalExitException exit) {
      log.info("ffmpeg gave up: {}", exit.getMessage());
      throw reason(exit, plan);
    }
    // No error by its exit status, whatever is lost.
    if (run.diagnosis().shows(Symptom.READING_STOPPED)) {
      throw NotMediaException.changes();
    }
  }

  private static RuntimeException reason(AbnormalExitException exit, Plan plan) {
    if (exit.wroteTooMuch()) {
      return OutputTooLargeException.grown(plan.mostOfOne());
    }
    if (exit.isCrash() || exit.shows(Symptom.NOT_UNDERSTOOD)) {
      return exit;
    }
    if (exit.shows(Symptom.DISK_FULL)) {
      return new DiskFullException("No room for the output");
    }
    if (exit.shows(Symptom.FRAME_TOO_LARGE)) {
      return new MediaTooLargeException("The picture is larger than we take.");
    }
    if (exit.shows(Symptom.MUXING_QUEUE_FULL)) {
      return new MediaTooLargeException(
          "One of the streams begins later than we take, with too much before it.");
    }
    if (exit.shows(Symptom.OUT_OF_MEMORY)) {
      return new MediaTooLargeException("The file needs more memory than a job may take.");
    }
    return DamagedMediaException.undecodable();
  }
}
