package org.mediatranscoder.transcoding.encode;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Iterator;
import java.util.Objects;
import java.util.Optional;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import org.jspecify.annotations.Nullable;
import org.mediatranscoder.model.job.OutputRole;
import org.mediatranscoder.transcoding.failure.DamagedMediaException;
import org.mediatranscoder.transcoding.failure.MediaTooLargeException;
import org.mediatranscoder.transcoding.failure.MissingStreamException;
import org.mediatranscoder.transcoding.failure.NotMediaException;
import org.mediatranscoder.transcoding.failure.OutputTooLargeException;
import org.mediatranscoder.transcoding.picture.HeifImage;
import org.mediatranscoder.transcoding.picture.SourcePicture;
import org.mediatranscoder.transcoding.plan.OutputBounds;
import org.mediatranscoder.transcoding.plan.PlannedOutput;
import org.mediatranscoder.transcoding.plan.PlannedOutput.Expected;
import org.mediatranscoder.transcoding.probe.AudioStream;
import org.mediatranscoder.transcoding.probe.MediaStream;
import org.mediatranscoder.transcoding.probe.PacketTimes;
import org.mediatranscoder.transcoding.probe.Probe;
import org.mediatranscoder.transcoding.probe.Prober;
import org.mediatranscoder.transcoding.probe.VideoStream;

/**
 * Compares the output with what it should be. FFmpeg ends without an error at the end of a
 * Matroska, MP3 or FLAC file that was cut, so a short output is a reason to look closer. The
 * verdict comes from packets: a file was cut if its own packets end before its headers say and, in
 * containers of the MP4 family, if bytes are missing; it is damaged if the output lacks what its
 * packets hold.
 */
final class OutputCheck {

  private static final Duration LEAST_SLACK = Duration.ofMillis(500);
  private static final Duration MOST_SLACK = Duration.ofSeconds(5);

  /** FFmpeg's specifier of all streams. */
  private static final String ALL = "";

  private final Prober prober;
  private final Path directory;
  private final String source;
  private final String output;
  private final Expected expected;
  private final OutputBounds bounds;
  private final OutputRole role;
  private final String container;

  /** Of one encode from file to file, both names in the private directory. */
  OutputCheck(Prober prober, Path directory, String source, String output, PlannedOutput planned) {
    this.prober = prober;
    this.directory = directory;
    this.source = source;
    this.output = output;
    this.expected = planned.expected();
    this.bounds = planned.bounds();
    this.role = planned.role();
    this.container = planned.container();
  }

  /** The output, as ffprobe sees it, if it is whole. */
  Probe check() throws InterruptedException {
    refuseIfLimitWasMet(directory.resolve(output));
    if (role == OutputRole.SUBTITLES) {
      return Probe.ofText("webvtt", expected.duration());
    }
    Probe made =
        switch (container) {
          case "image2pipe" -> picture();
          case "webp" -> webp();
          case "avif" -> avif();
          default -> probe();
        };
    if (role == OutputRole.SPRITE) {
      refuseIfSourceWasCut();
    }
    VideoStream video = made.video();
    AudioStream audio = made.audio();
    compare(
        expected.video(),
        expected.videoFrom(),
        expected.videoDuration(),
        video,
        video == null ? null : video.duration(),
        made.duration());
    compare(
        expected.audio(),
        expected.audioFrom(),
        expected.audioDuration(),
        audio,
        audio == null ? null : audio.duration(),
        made.duration());
    compareWhole(expected.wholeDuration(), made);
    if (!expected.exact()) {
      refuseIfLong(made);
    }
    return made;
  }

  /**
   * There is no such output.
   *
   * @throws DamagedMediaException if the source has something for it
   */
  void refuseIfLost() throws InterruptedException {
    compare(expected.video(), expected.videoFrom(), expected.videoDuration(), null, null, null);
    compare(expected.audio(), expected.audioFrom(), expected.audioDuration(), null, null, null);
    if (expected.video() != null) {
      throw DamagedMediaException.undecodable();
    }
  }

  /** FFmpeg may read no pictures from files here, so the JDK looks whether it is one. */
  private Probe picture() {
    try (ImageInputStream file =
        ImageIO.createImageInputStream(directory.resolve(output).toFile())) {
      Iterator<ImageReader> readers = ImageIO.getImageReaders(file);
      if (!readers.hasNext()) {
        throw DamagedMediaException.undecodable();
      }
      ImageReader reader = readers.next();
      reader.setInput(file);
      Probe made =
          Probe.ofPicture(reader.getFormatName(), reader.getWidth(0), reader.getHeight(0), null);
      reader.dispose();
      return made;
    } catch (IOException noPicture) {
      throw DamagedMediaException.undecodable();
    }
  }

  private Probe webp() {
    try {
      WebpFile made = WebpFile.read(directory.resolve(output));
      return Probe.ofPicture("webp", made.width(), made.height(), made.length());
    } catch (IOException noPicture) {
      throw DamagedMediaException.undecodable();
    }
  }

  private Probe avif() {
    Optional<SourcePicture> made = SourcePicture.of(directory.resolve(output));
    HeifImage image = made.map(SourcePicture::image).orElse(null);
    if (image == null || !made.orElseThrow().whole()) {
      throw DamagedMediaException.undecodable();
    }
    return Probe.ofPicture("avif", image.visible().width(), image.visible().height(), null);
  }

  private Probe probe() throws InterruptedException {
    try {
      return prober.probe(directory, output);
    } catch (NotMediaException | MissingStreamException nothingWasEncoded) {
      throw DamagedMediaException.undecodable();
    }
  }

  private void compare(
      @Nullable MediaStream used,
      Duration from,
      @Nullable Duration promised,
      @Nullable MediaStream made,
      @Nullable Duration length,
      @Nullable Duration whole)
      throws InterruptedException {
    if (used == null) {
      return;
    }
    if (made == null) {
      refuseIfLost(specifier(used), from, promised == null ? Duration.ZERO : promised);
      return;
    }
    Duration actual = length != null ? length : whole;
    if (promised != null && actual != null && isShort(actual, promised)) {
      refuseIfCut(specifier(used), specifier(made), from, promised);
    }
  }

  private void compareWhole(@Nullable Duration promised, Probe made) throws InterruptedException {
    Duration actual = made.duration();
    if (promised != null && actual != null && isShort(actual, promised)) {
      refuseIfCut(ALL, ALL, Duration.ZERO, promised);
    }
  }

  private static String specifier(MediaStream stream) {
    return Integer.toString(stream.index());
  }

  private static boolean isShort(Duration actual, Duration expected) {
    return actual.plus(slack(expected)).compareTo(expected) < 0;
  }

  /** The output has no such stream: no loss if the source has next to nothing of it. */
  private void refuseIfLost(String used, Duration from, Duration promised)
      throws InterruptedException {
    PacketTimes given = prober.reach(directory, source, used, Duration.ZERO);
    if (given.lastEnds().minus(from).compareTo(LEAST_SLACK) > 0) {
      throw DamagedMediaException.undecodable();
    }
    if (isShort(given.lastEnds(), from.plus(promised)) && endsEarly()) {
      throw DamagedMediaException.endsEarly();
    }
  }

  /** Where nothing tells how many frames came: missing ones are made up from the last. */
  private void refuseIfSourceWasCut() throws InterruptedException {
    Duration end = expected.videoDuration();
    if (end == null || expected.video() == null) {
      return;
    }
    String used = specifier(expected.video());
    PacketTimes given = prober.reach(directory, source, used, end.minus(slack(end)));
    if (isShort(given.lastEnds(), end) && endsEarly()) {
      throw DamagedMediaException.endsEarly();
    }
  }

  /**
   * @param from how much of the beginning of the source's stream is left out
   */
  private void refuseIfCut(String used, String made, Duration from, Duration promised)
      throws InterruptedException {
    Duration end = from.plus(promised);
    PacketTimes given = prober.reach(directory, source, used, end.minus(slack(end)));
    if (isShort(given.lastEnds(), end)) {
      if (endsEarly()) {
        throw DamagedMediaException.endsEarly();
      }
      given = given.hasPackets() ? given : prober.reach(directory, source, used, Duration.ZERO);
    }
    Duration last = shorter(given.lastBegins(), end).minus(from);
    if (isShort(lastKept(made, last), last)) {
      throw DamagedMediaException.undecodable();
    }
  }

  private Duration lastKept(String made, Duration last) throws InterruptedException {
    if (container.equals("webp")) {
      return Objects.requireNonNullElse(webp().duration(), Duration.ZERO); // Its last frame ends.
    }
    return prober.reach(directory, output, made, last.minus(slack(last))).lastBegins();
  }

  private static Duration shorter(Duration one, Duration other) {
    return one.compareTo(other) < 0 ? one : other;
  }

  /** Whether the file lacks its end, whatever its headers say of a single stream. */
  private boolean endsEarly() throws InterruptedException {
    Path file = directory.resolve(source);
    if (Mp4Boxes.areIn(file)) {
      return Mp4Boxes.endEarly(file);
    }
    Duration whole = expected.sourceDuration();
    if (whole == null) {
      return true;
    }
    PacketTimes given = prober.reach(directory, source, ALL, whole.minus(slack(whole)));
    return isShort(given.lastEnds(), whole);
  }

  /** One part in a hundred, within bounds: encoders pad, and containers round. */
  private static Duration slack(Duration expected) {
    Duration part = expected.dividedBy(100);
    if (part.compareTo(LEAST_SLACK) < 0) {
      return LEAST_SLACK;
    }
    return part.compareTo(MOST_SLACK) > 0 ? MOST_SLACK : part;
  }

  /** A source that hid its length was cut by the limit. */
  private void refuseIfLong(Probe made) {
    Duration duration = made.duration();
    Duration longest = bounds.longest();
    if (duration != null && duration.plus(LEAST_SLACK).compareTo(longest) > 0) {
      throw MediaTooLargeException.longerThan(longest);
    }
  }

  private void refuseIfLimitWasMet(Path file) {
    try {
      if (Files.size(file) >= bounds.most().toBytes()) {
        throw OutputTooLargeException.grown(bounds.most());
      }
    } catch (IOException missing) {
      throw new UncheckedIOException(missing);
    }
  }
}
