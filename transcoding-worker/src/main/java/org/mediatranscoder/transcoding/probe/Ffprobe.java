package org.mediatranscoder.transcoding.probe;

import com.github.kokorin.jaffree.ffprobe.FFprobeResult;
import com.github.kokorin.jaffree.ffprobe.FFprobeResultReader;
import com.github.kokorin.jaffree.ffprobe.data.JsonFormatParser;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.mediatranscoder.transcoding.cage.AbnormalExitException;
import org.mediatranscoder.transcoding.cage.Cage;
import org.mediatranscoder.transcoding.cage.CagedProcess;
import org.mediatranscoder.transcoding.cage.Diagnosis;
import org.mediatranscoder.transcoding.cage.Ffmpeg;
import org.mediatranscoder.transcoding.cage.OutputReader;
import org.mediatranscoder.transcoding.cage.Symptom;
import org.mediatranscoder.transcoding.failure.DamagedMediaException;
import org.mediatranscoder.transcoding.failure.MediaTooLargeException;
import org.mediatranscoder.transcoding.failure.TookTooLongException;
import org.springframework.util.unit.DataSize;

/** One run of ffprobe for each question, in the cage and in the private directory of a job. */
record Ffprobe(Ffmpeg ffmpeg, Cage cage, Path directory) {

  /** Of what ffprobe says about a file; text that somebody put into a file has no limit. */
  private static final DataSize MOST_OUTPUT = DataSize.ofMegabytes(4);

  /**
   * What ffprobe says of the file.
   *
   * @param options of the demuxer
   * @throws AbnormalExitException if ffprobe refused it
   */
  Probe describe(String fileName, List<String> options) throws InterruptedException {
    return describe(fileName, options, diagnosis -> {});
  }

  /**
   * What ffprobe says of a still picture, which it decodes. Of one that it cannot decode it ends
   * without an error and tells no pixels.
   *
   * @param options of the demuxer
   * @throws AbnormalExitException if ffprobe refused it
   * @throws MediaTooLargeException if it has more pixels than the cage allows
   * @throws DamagedMediaException if some of it is missing
   */
  Probe describePicture(String fileName, List<String> options) throws InterruptedException {
    List<String> decoded = new ArrayList<>(options);
    // Without it, only the headers of a JPEG are read.
    decoded.add("-count_frames");
    return describe(fileName, decoded, Ffprobe::refusePicture);
  }

  /**
   * The items of a still picture, all decoded, by their numbers; one that is damaged has no frame.
   *
   * @param options of the demuxer
   * @throws AbnormalExitException if ffprobe refused it
   * @throws MediaTooLargeException if one has more pixels than the cage allows
   */
  Map<Integer, PictureItemsReader.Item> pictureItems(String fileName, List<String> options)
      throws InterruptedException {
    try (var run = run(ProbeCommand.pictureItems(cage, fileName, options), new PrintedLines())) {
      refusePicture(run.diagnosis());
      return PictureItemsReader.read(run.result());
    }
  }

  private static void refusePicture(Diagnosis diagnosis) {
    if (diagnosis.shows(Symptom.FRAME_TOO_LARGE)) {
      throw new MediaTooLargeException("The picture is larger than we take.");
    }
    if (diagnosis.shows(Symptom.PICTURE_DAMAGED)) {
      throw DamagedMediaException.undecodable();
    }
  }

  private Probe describe(String fileName, List<String> options, Consumer<Diagnosis> check)
      throws InterruptedException {
    OutputReader<FFprobeResult> output = new FFprobeResultReader(new JsonFormatParser())::read;
    try (var run =
        run(ProbeCommand.arguments(cage, fileName, options), output.atMost(MOST_OUTPUT))) {
      check.accept(run.diagnosis());
      return ProbeReader.read(run.result(), run.diagnosis());
    }
  }

  /** Tags and chapters; none if the file cannot be read. */
  SourceTags tags(String fileName) throws InterruptedException {
    try (var run = run(ProbeCommand.tags(cage, fileName), new TagsReader())) {
      return run.result();
    } catch (AbnormalExitException exit) {
      if (exit.isCrash()) {
        throw exit;
      }
      return SourceTags.NONE;
    }
  }

  /** Whether a stream has no packet at all; false also if the file cannot be read. */
  boolean isEmpty(String fileName, int stream) throws InterruptedException {
    try (var run =
        run(
            ProbeCommand.firstPacket(cage, fileName, Integer.toString(stream)),
            new PacketTimesReader().ofLines())) {
      return !run.result().hasPackets();
    } catch (AbnormalExitException exit) {
      if (exit.isCrash()) {
        throw exit;
      }
      return false;
    }
  }

  /** Where the packets that the arguments ask for lie; nowhere if the file cannot be read. */
  PacketTimes reach(List<String> arguments) throws InterruptedException {
    try (var run = run(arguments, new PacketTimesReader().ofLines())) {
      return run.result();
    } catch (AbnormalExitException exit) {
      if (exit.isCrash()) {
        throw exit;
      }
      return PacketTimes.NOWHERE;
    }
  }

  /** The last key frame at a time of the file or before it; empty if the file cannot be read. */
  Optional<Duration> keyFrame(List<String> arguments, Duration latest) throws InterruptedException {
    try (var run = run(arguments, new KeyFrameReader(latest).ofLines())) {
      return run.result();
    } catch (AbnormalExitException exit) {
      if (exit.isCrash()) {
        throw exit;
      }
      return Optional.empty();
    }
  }

  /** Returns after its end; to be closed. */
  private <T> CagedProcess<T> run(List<String> arguments, OutputReader<T> output)
      throws InterruptedException {
    var run = new CagedProcess<>(cage, ffmpeg.ffprobe(), directory, arguments, output);
    boolean ended = false;
    try {
      ended = run.awaitEnd(cage.limits().probeTimeout());
    } finally {
      if (!ended) {
        run.close();
      }
    }
    if (!ended) {
      throw TookTooLongException.reading();
    }
    return run;
  }
}
