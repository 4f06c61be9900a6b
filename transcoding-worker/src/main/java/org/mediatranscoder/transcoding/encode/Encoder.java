package org.mediatranscoder.transcoding.encode;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.mediatranscoder.transcoding.cage.AbnormalExitException;
import org.mediatranscoder.transcoding.cage.Cage;
import org.mediatranscoder.transcoding.cage.CagedProcess;
import org.mediatranscoder.transcoding.cage.Ffmpeg;
import org.mediatranscoder.transcoding.cage.Symptom;
import org.mediatranscoder.transcoding.failure.DamagedMediaException;
import org.mediatranscoder.transcoding.failure.MediaTooLargeException;
import org.mediatranscoder.transcoding.failure.NotMediaException;
import org.mediatranscoder.transcoding.failure.OutputTooLargeException;
import org.mediatranscoder.transcoding.failure.TookTooLongException;
import org.mediatranscoder.transcoding.plan.Plan;
import org.mediatranscoder.transcoding.probe.Probe;
import org.mediatranscoder.transcoding.probe.Prober;
import org.mediatranscoder.transcoding.storage.DiskFullException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Runs ffmpeg in the cage, watches it, and checks the output. */
@Component
public class Encoder {

  private static final Logger log = LoggerFactory.getLogger(Encoder.class);
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
   * Makes the output from the source, both names in the private directory. However it ends, no
   * process of it lives afterwards.
   *
   * @return the output, as ffprobe sees it
   * @throws DamagedMediaException if the source cannot be decoded, or ends early
   * @throws NotMediaException if the source changes into something that we do not read
   * @throws MediaTooLargeException if it is above a limit of the cage
   * @throws OutputTooLargeException if the output grew beyond what the plan allows
   * @throws TookTooLongException if the watchdog gave it up
   * @throws DiskFullException if the disk of this worker is full
   */
  public Probe encode(
      Path directory, String source, String output, Plan plan, EncodeWatcher watcher)
      throws InterruptedException {
    writeTags(directory, plan);
    cage.prepareOutput(directory, output);
    List<String> arguments = FfmpegCommand.arguments(cage, plan, source, List.of(output));
    ProgressReader progress = new ProgressReader();
    try (var run =
        new CagedProcess<>(
            cage.writingAtMost(plan.main().bounds().most()),
            ffmpeg.ffmpeg(),
            directory,
            arguments,
            progress.ofLines())) {
      supervise(run, progress, watcher);
      finish(run, plan);
    }
    return new OutputCheck(prober, directory, source, output, plan.main()).check();
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

  private void supervise(
      CagedProcess<EncodeProgress> run, ProgressReader progress, EncodeWatcher watcher)
      throws InterruptedException {
    Watchdog watchdog = new Watchdog(clock, cage.limits());
    while (!run.awaitEnd(TICK)) {
      watcher.onProgress(progress.latest());
      watchdog.check(progress.latest(), run::cpuTime);
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
      return OutputTooLargeException.grown(plan.main().bounds().most());
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
