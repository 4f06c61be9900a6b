package org.mediatranscoder.transcoding.encode;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.mediatranscoder.transcoding.cage.AbnormalExitException;
import org.mediatranscoder.transcoding.cage.Cage;
import org.mediatranscoder.transcoding.cage.CagedProcess;
import org.mediatranscoder.transcoding.cage.Ffmpeg;
import org.mediatranscoder.transcoding.failure.DamagedMediaException;
import org.mediatranscoder.transcoding.failure.TookTooLongException;
import org.mediatranscoder.transcoding.plan.AudioLevel;
import org.mediatranscoder.transcoding.plan.LoudnessPlan;
import org.springframework.stereotype.Component;

/** Measures, in the cage, how loud audio will be: the first of two passes. */
@Component
public class LoudnessMeter {

  private final Ffmpeg ffmpeg;
  private static final Duration TICK = Duration.ofMillis(200);

  private final Cage cage;
  private final Clock clock;

  public LoudnessMeter(Ffmpeg ffmpeg, Cage cage, Clock clock) {
    this.ffmpeg = ffmpeg;
    this.cage = cage;
    this.clock = clock;
  }

  /**
   * How loud the audio of the file is, a name in the private directory.
   *
   * @throws DamagedMediaException if it cannot be decoded
   * @throws TookTooLongException if it took longer than an encode may take, or stood still
   */
  public AudioLevel measure(Path directory, String source, LoudnessPlan plan, EncodeWatcher watcher)
      throws InterruptedException {
    AudioLevelReader level = new AudioLevelReader();
    Watchdog watchdog = new Watchdog(clock, cage.limits());
    try (var run =
        new CagedProcess<>(
            cage, ffmpeg.ffmpeg(), directory, arguments(source, plan), level.ofLines())) {
      while (!run.awaitEnd(TICK)) {
        watcher.onProgress(level.latest());
        watchdog.check(level.latest(), run::cpuTime);
      }
      return run.result();
    } catch (AbnormalExitException exit) {
      if (exit.isCrash()) {
        throw exit;
      }
      throw DamagedMediaException.undecodable();
    }
  }

  private List<String> arguments(String source, LoudnessPlan plan) {
    String threads = Integer.toString(cage.limits().threads());
    List<String> arguments = new ArrayList<>(List.of("-loglevel", "level+warning"));
    arguments.addAll(List.of("-hide_banner", "-nostdin", "-filter_threads", threads));
    arguments.addAll(List.of("-filter_complex_threads", threads));
    arguments.addAll(cage.inputOptions());
    arguments.addAll(List.of("-guess_layout_max", "0"));
    arguments.addAll(plan.inputOptions());
    arguments.addAll(List.of("-i", source));
    if (plan.filterGraph() != null) {
      arguments.addAll(List.of("-filter_complex", plan.filterGraph()));
    }
    arguments.addAll(plan.options());
    arguments.addAll(List.of("-f", "null", "-"));
    return arguments;
  }
}
