package org.mediatranscoder.transcoding.probe;

import com.github.kokorin.jaffree.ffprobe.FFprobeResult;
import com.github.kokorin.jaffree.ffprobe.FFprobeResultReader;
import com.github.kokorin.jaffree.ffprobe.data.JsonFormatParser;
import java.nio.file.Path;
import java.time.Duration;
import org.mediatranscoder.transcoding.cage.AbnormalExitException;
import org.mediatranscoder.transcoding.cage.Cage;
import org.mediatranscoder.transcoding.cage.CagedProcess;
import org.mediatranscoder.transcoding.cage.Ffmpeg;
import org.mediatranscoder.transcoding.cage.OutputReader;
import org.mediatranscoder.transcoding.cage.Symptom;
import org.mediatranscoder.transcoding.cage.TooMuchOutputException;
import org.mediatranscoder.transcoding.failure.DamagedMediaException;
import org.mediatranscoder.transcoding.failure.MediaTooLargeException;
import org.mediatranscoder.transcoding.failure.NotMediaException;
import org.mediatranscoder.transcoding.failure.TookTooLongException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.util.unit.DataSize;

/** Asks ffprobe, in the cage, what a file holds. */
@Component
public class Prober {

  private static final Logger log = LoggerFactory.getLogger(Prober.class);

  /** Of what ffprobe says about a file; text that somebody put into a file has no limit. */
  private static final DataSize MOST_OUTPUT = DataSize.ofMegabytes(4);

  private final Ffmpeg ffmpeg;
  private final Cage cage;

  public Prober(Ffmpeg ffmpeg, Cage cage) {
    this.ffmpeg = ffmpeg;
    this.cage = cage;
  }

  /**
   * What the file holds: at least one moving picture or sound.
   *
   * @param directory the private one of the job
   * @param fileName in that directory
   * @throws NotMediaException if we read no such file
   * @throws DamagedMediaException if it is media, but its index or its end is missing
   * @throws MediaTooLargeException if it is above the limits of the cage
   * @throws TookTooLongException if ffprobe did not end in time
   */
  public Probe probe(Path directory, String fileName) throws InterruptedException {
    OutputReader<FFprobeResult> output = new FFprobeResultReader(new JsonFormatParser())::read;
    var arguments = ProbeCommand.arguments(cage, fileName);
    try (var run =
        new CagedProcess<>(
            cage, ffmpeg.ffprobe(), directory, arguments, output.atMost(MOST_OUTPUT))) {
      if (!run.awaitEnd(cage.limits().probeTimeout())) {
        throw new TookTooLongException("The file could not be read in reasonable time.");
      }
      Probe probe = read(run);
      if (RiffLength.endsEarly(directory.resolve(fileName))) {
        throw DamagedMediaException.endsEarly();
      }
      return probe;
    }
  }

  /**
   * How far the packets of a file really go.
   *
   * @param streams as an FFmpeg stream specifier, such as {@code a:0}; empty for all
   * @param from when the last packet may be due at the earliest; a file with none from there on
   *     reaches nowhere
   * @throws TookTooLongException if ffprobe did not end in time
   */
  public Reach reach(Path directory, String fileName, String streams, Duration from)
      throws InterruptedException {
    var arguments = ProbeCommand.packets(cage, fileName, streams, from);
    var output = new ReachReader();
    try (var run = new CagedProcess<>(cage, ffmpeg.ffprobe(), directory, arguments, output)) {
      if (!run.awaitEnd(cage.limits().probeTimeout())) {
        throw new TookTooLongException("The file could not be read in reasonable time.");
      }
      return run.result();
    } catch (AbnormalExitException exit) {
      if (exit.isCrash()) {
        throw exit;
      }
      return new Reach(Duration.ZERO, Duration.ZERO);
    }
  }

  private static Probe read(CagedProcess<FFprobeResult> run) {
    try {
      Probe probe = ProbeReader.read(run.result(), run.diagnosis());
      if (probe.video() == null && probe.audio() == null) {
        throw new NotMediaException();
      }
      return probe;
    } catch (TooMuchOutputException text) {
      throw new MediaTooLargeException("The file says more about itself than we read.");
    } catch (AbnormalExitException exit) {
      if (exit.isCrash()) {
        throw exit;
      }
      log.info("ffprobe refused a file: {}", exit.getMessage());
      throw reason(exit);
    }
  }

  private static RuntimeException reason(AbnormalExitException exit) {
    if (exit.shows(Symptom.PICTURE_TOO_LARGE)) {
      return new MediaTooLargeException("The picture is larger than we take.");
    }
    if (exit.shows(Symptom.TOO_MANY_STREAMS)) {
      return new MediaTooLargeException("The file holds more streams than we take.");
    }
    if (exit.shows(Symptom.OUT_OF_MEMORY)) {
      return new MediaTooLargeException("The file needs more memory than a job may take.");
    }
    return exit.shows(Symptom.INDEX_MISSING)
        ? DamagedMediaException.endsEarly()
        : new NotMediaException();
  }
}
