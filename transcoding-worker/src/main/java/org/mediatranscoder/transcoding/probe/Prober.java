package org.mediatranscoder.transcoding.probe;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.mediatranscoder.transcoding.cage.AbnormalExitException;
import org.mediatranscoder.transcoding.cage.Cage;
import org.mediatranscoder.transcoding.cage.Ffmpeg;
import org.mediatranscoder.transcoding.cage.FfmpegAbilities;
import org.mediatranscoder.transcoding.cage.Symptom;
import org.mediatranscoder.transcoding.failure.DamagedMediaException;
import org.mediatranscoder.transcoding.failure.MediaTooLargeException;
import org.mediatranscoder.transcoding.failure.MissingStreamException;
import org.mediatranscoder.transcoding.failure.NotMediaException;
import org.mediatranscoder.transcoding.failure.TookTooLongException;
import org.mediatranscoder.transcoding.picture.PictureKind;
import org.mediatranscoder.transcoding.picture.SourcePicture;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Asks ffprobe, in the cage, what a file holds. */
@Component
public class Prober {

  private static final Logger log = LoggerFactory.getLogger(Prober.class);

  private static final String MPEG_TS = "mpegts";

  /** If the audio of a broadcast moves to another PID, it stays the same stream. */
  private static final List<String> MERGE = List.of("-merge_pmt_versions", "1");

  private static final Duration MOST_BETWEEN_KEYS = Duration.ofSeconds(30);

  private final Ffmpeg ffmpeg;
  private final Cage cage;
  private final PictureProber pictures;

  public Prober(Ffmpeg ffmpeg, Cage cage, FfmpegAbilities abilities) {
    this.ffmpeg = ffmpeg;
    this.cage = cage;
    this.pictures = new PictureProber(ffmpeg, cage, abilities);
  }

  /**
   * What the file holds: at least one video or audio stream with packets that may be decoded.
   *
   * @param directory the private one of the job
   * @param fileName in that directory
   * @throws NotMediaException if we read no such file
   * @throws MissingStreamException if there are headers, but no packets
   * @throws DamagedMediaException if it is media, but its index or its end is missing
   * @throws MediaTooLargeException if it is above the limits of the cage
   * @throws TookTooLongException if ffprobe did not end in time
   */
  public Probe probe(Path directory, String fileName) throws InterruptedException {
    Path file = directory.resolve(fileName);
    Optional<SourcePicture> picture = SourcePicture.of(file);
    if (picture.isPresent() && !isVideo(picture.get())) {
      return pictures.probe(directory, fileName, picture.get());
    }
    if (StillPicture.isHeif(file)) {
      throw NotMediaException.picture(StillPicture.kind(file).orElseThrow());
    }
    Probe described = MatroskaCrop.added(described(directory, fileName), file);
    if (isNothing(described)) {
      throw reason(described);
    }
    Probe probe = withoutEmptyStreams(directory, fileName, described);
    if (isNothing(probe)) {
      throw MissingStreamException.empty();
    }
    if (RiffLength.endsEarly(file)) {
      throw DamagedMediaException.endsEarly();
    }
    return probe;
  }

  /** Animated PNG is read as one; animated WebP is not read at all. */
  private static boolean isVideo(SourcePicture picture) {
    return picture.animated() && picture.kind() == PictureKind.PNG;
  }

  private static boolean isNothing(Probe probe) {
    return probe.video() == null && probe.audio() == null;
  }

  private Probe described(Path directory, String fileName) throws InterruptedException {
    try {
      Ffprobe ffprobe = in(directory);
      Probe probe = ffprobe.describe(fileName, List.of());
      return probe.container().equals(MPEG_TS) ? ffprobe.describe(fileName, MERGE) : probe;
    } catch (AbnormalExitException exit) {
      if (exit.isCrash()) {
        throw exit;
      }
      if (exit.shows(Symptom.DECODER_REFUSED) && !exit.shows(Symptom.FRAME_TOO_LARGE)) {
        return new Excerpt(ffmpeg, cage, directory, fileName).probe(exit.diagnosis());
      }
      log.info("ffprobe refused a file: {}", exit.getMessage());
      throw reason(exit, directory.resolve(fileName));
    }
  }

  /** A stream that does not say how long it is may have no packet at all. */
  private Probe withoutEmptyStreams(Path directory, String fileName, Probe probe)
      throws InterruptedException {
    Ffprobe ffprobe = in(directory);
    Probe rest = probe;
    VideoStream video = rest.video();
    while (video != null && video.duration() == null && ffprobe.isEmpty(fileName, video.index())) {
      rest = rest.without(video);
      video = rest.video();
    }
    AudioStream audio = rest.audio();
    while (audio != null && audio.duration() == null && ffprobe.isEmpty(fileName, audio.index())) {
      rest = rest.without(audio);
      audio = rest.audio();
    }
    return rest;
  }

  /**
   * What the file says of the work that it holds; empty if it cannot be read.
   *
   * @throws TookTooLongException if ffprobe did not end in time
   */
  public SourceTags tags(Path directory, String fileName) throws InterruptedException {
    return in(directory).tags(fileName);
  }

  /**
   * How far the packets of a file really go.
   *
   * @param streams as an FFmpeg stream specifier, such as the index of one; empty for all
   * @param from when the last packet may be due at the earliest; a file with none from there on
   *     reaches nowhere
   * @throws TookTooLongException if ffprobe did not end in time
   */
  public PacketTimes reach(Path directory, String fileName, String streams, Duration from)
      throws InterruptedException {
    Ffprobe ffprobe = in(directory);
    PacketTimes first = ffprobe.reach(ProbeCommand.firstPacket(cage, fileName, streams));
    return ffprobe.reach(ProbeCommand.packets(cage, fileName, streams, from)).since(first);
  }

  /**
   * Refuses a file that does not say how long it plays, by its packets from the limit on. One that
   * cannot be read in time is left to the encode, which ends at the limit.
   *
   * @throws MediaTooLargeException if it plays for longer
   */
  public void refuseIfLonger(Path directory, String fileName, Probe source, Duration limit)
      throws InterruptedException {
    if (source.duration() == null && playsBeyond(directory, fileName, limit)) {
      throw MediaTooLargeException.longerThan(limit);
    }
  }

  private boolean playsBeyond(Path directory, String fileName, Duration limit)
      throws InterruptedException {
    try {
      return reach(directory, fileName, "", limit).lastBegins().compareTo(limit) >= 0;
    } catch (TookTooLongException slow) {
      log.info("How long a file plays is not known before it is encoded");
      return false;
    }
  }

  /**
   * The last key frame of a video that is shown at a time or before it, if there is one in the 30
   * seconds before.
   *
   * @param time from the start of the file; likewise the key frame
   */
  public Optional<Duration> keyFrame(
      Path directory, String fileName, Probe source, VideoStream video, Duration time)
      throws InterruptedException {
    Duration start = Objects.requireNonNullElse(source.startTime(), Duration.ZERO);
    Duration latest = start.plus(time);
    Duration from = latest.minus(MOST_BETWEEN_KEYS);
    return in(directory)
        .keyFrame(
            ProbeCommand.keyFrames(
                cage,
                fileName,
                video.index(),
                from.isNegative() ? Duration.ZERO : from,
                latest.plusSeconds(2)),
            latest)
        .map(key -> key.minus(start))
        .map(key -> key.isNegative() ? Duration.ZERO : key);
  }

  private Ffprobe in(Path directory) {
    return new Ffprobe(ffmpeg, cage, directory);
  }

  private static NotMediaException reason(Probe unreadable) {
    List<String> codecs =
        Stream.of("video", "audio")
            .flatMap(kind -> unreadable.unreadable(kind).stream())
            .distinct()
            .toList();
    return codecs.isEmpty() ? new NotMediaException() : NotMediaException.codec(codecs);
  }

  private static RuntimeException reason(AbnormalExitException exit, Path file) {
    return tooLarge(exit)
        .or(() -> StillPicture.kind(file).map(NotMediaException::picture))
        .orElseGet(
            () ->
                exit.shows(Symptom.INDEX_MISSING)
                    ? DamagedMediaException.endsEarly()
                    : new NotMediaException());
  }

  static Optional<RuntimeException> tooLarge(AbnormalExitException exit) {
    if (exit.shows(Symptom.FRAME_TOO_LARGE)) {
      return Optional.of(new MediaTooLargeException("The picture is larger than we take."));
    }
    if (exit.shows(Symptom.TOO_MANY_STREAMS)) {
      return Optional.of(new MediaTooLargeException("The file holds more streams than we take."));
    }
    if (exit.shows(Symptom.OUT_OF_MEMORY)) {
      return Optional.of(
          new MediaTooLargeException("The file needs more memory than a job may take."));
    }
    return Optional.empty();
  }
}
