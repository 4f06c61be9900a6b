package org.mediatranscoder.transcoding.probe;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mediatranscoder.transcoding.cage.AbnormalExitException;
import org.mediatranscoder.transcoding.cage.Cage;
import org.mediatranscoder.transcoding.cage.CagedProcess;
import org.mediatranscoder.transcoding.cage.Ffmpeg;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Looks at parts of a video, in the cage, where it may differ from what its file says. Each look is
 * taken only of videos for which it can matter, and costs a few percent of an encode at most. A
 * look that fails finds nothing; the encode will tell what is wrong with the file.
 */
@Component
public class VideoInspector {

  private static final Logger log = LoggerFactory.getLogger(VideoInspector.class);

  private final Ffmpeg ffmpeg;
  private final Cage cage;
  private final Prober prober;

  public VideoInspector(Ffmpeg ffmpeg, Cage cage, Prober prober) {
    this.ffmpeg = ffmpeg;
    this.cage = cage;
    this.prober = prober;
  }

  /** What is found in the video of the file, a name in the private directory. */
  public VideoFindings inspect(Path directory, String fileName, Probe source)
      throws InterruptedException {
    VideoStream video = source.video();
    if (video == null) {
      return VideoFindings.NONE;
    }
    return new VideoFindings(
        scan(directory, fileName, source, video),
        largest(directory, fileName, source, video),
        peak(directory, fileName, source, video),
        end(directory, fileName, source, video),
        rate(directory, fileName, video));
  }

  private Scan scan(Path directory, String fileName, Probe source, VideoStream video)
      throws InterruptedException {
    if (!ScanDetection.canBeInterlaced(video)) {
      return Scan.PROGRESSIVE;
    }
    var arguments = SampleCommand.fields(cage, fileName, source, video);
    return ScanDetection.of(run(ffmpeg.ffmpeg(), directory, arguments), video);
  }

  private @Nullable FrameShape largest(
      Path directory, String fileName, Probe source, VideoStream video)
      throws InterruptedException {
    if (!ShapeChanges.canHappen(source, video)) {
      return null;
    }
    var arguments = SampleCommand.keyFrames(cage, fileName, source, video);
    return ShapeChanges.largest(run(ffmpeg.ffprobe(), directory, arguments));
  }

  private @Nullable Double peak(Path directory, String fileName, Probe source, VideoStream video)
      throws InterruptedException {
    if (!video.color().isHdr()) {
      return null;
    }
    var arguments = SampleCommand.brightness(cage, fileName, source, video);
    return PeakLuma.of(run(ffmpeg.ffmpeg(), directory, arguments));
  }

  /** Only frames that last unevenly have a last one that lasts unlike others. */
  private @Nullable PacketTimes end(
      Path directory, String fileName, Probe source, VideoStream video)
      throws InterruptedException {
    Duration length = video.duration() != null ? video.duration() : source.duration();
    boolean gif = "gif".equals(source.container());
    if (length == null || !(source.exact() || gif) || !video.isUneven()) {
      return null;
    }
    Duration from = gif ? Duration.ZERO : max(length.minusSeconds(1), Duration.ZERO);
    PacketTimes reach = prober.reach(directory, fileName, Integer.toString(video.index()), from);
    return reach.lastEnds().isPositive() ? reach : null;
  }

  private @Nullable Double rate(Path directory, String fileName, VideoStream video)
      throws InterruptedException {
    if (video.averageFrameRate() != null) {
      return null;
    }
    var arguments = SampleCommand.firstPackets(cage, fileName, video);
    return PacketRate.of(run(ffmpeg.ffprobe(), directory, arguments));
  }

  private List<String> run(Path program, Path directory, List<String> arguments)
      throws InterruptedException {
    var lines = new PrintedLines().ofLines();
    try (var run = new CagedProcess<>(cage, program, directory, arguments, lines)) {
      if (run.awaitEnd(cage.limits().probeTimeout())) {
        return run.result();
      }
      log.info("A look at a video took too long");
    } catch (AbnormalExitException exit) {
      log.info("A look at a video failed: {}", exit.getMessage());
    }
    return List.of();
  }

  private static Duration max(Duration one, Duration other) {
    return one.compareTo(other) > 0 ? one : other;
  }
}
