package org.mediatranscoder.transcoding.encode;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.mediatranscoder.transcoding.cage.CageLimits;
import org.mediatranscoder.transcoding.failure.DamagedMediaException;
import org.mediatranscoder.transcoding.failure.MediaTooLargeException;
import org.mediatranscoder.transcoding.failure.NotMediaException;
import org.mediatranscoder.transcoding.plan.EncodePlan.Expected;
import org.mediatranscoder.transcoding.probe.AudioStream;
import org.mediatranscoder.transcoding.probe.Probe;
import org.mediatranscoder.transcoding.probe.Prober;
import org.mediatranscoder.transcoding.probe.Reach;
import org.mediatranscoder.transcoding.probe.VideoStream;

/**
 * Compares what came out with what should. FFmpeg ends without an error at the end of a Matroska,
 * MP3 or FLAC file that was cut; only the length of the output tells. And it may give the last
 * picture of a film less time than it had, so before a file is called cut its packets are looked
 * at.
 */
final class OutputCheck {

  private static final Duration LEAST_SLACK = Duration.ofMillis(500);
  private static final Duration MOST_SLACK = Duration.ofSeconds(5);

  /** FFmpeg's specifiers of the streams that are used: no cover is the first picture. */
  private static final String VIDEO = "V:0";

  private static final String AUDIO = "a:0";
  private static final String ALL = "";

  private final Prober prober;
  private final CageLimits limits;
  private final Path directory;
  private final String source;
  private final String output;

  /** Of one encode from file to file, both names in the private directory. */
  OutputCheck(Prober prober, CageLimits limits, Path directory, String source, String output) {
    this.prober = prober;
    this.limits = limits;
    this.directory = directory;
    this.source = source;
    this.output = output;
  }

  /** What came out, if it is whole. */
  Probe check(Expected expected) throws InterruptedException {
    refuseIfLimitWasMet(directory.resolve(output));
    Probe probe = probe();
    VideoStream video = probe.video();
    AudioStream audio = probe.audio();
    if ((expected.video() && video == null) || (expected.audio() && audio == null)) {
      throw DamagedMediaException.undecodable();
    }
    refuseIfCut(VIDEO, expected.videoDuration(), video == null ? null : video.duration(), probe);
    refuseIfCut(AUDIO, expected.audioDuration(), audio == null ? null : audio.duration(), probe);
    refuseIfCut(ALL, expected.wholeDuration(), probe.duration(), probe);
    if (!expected.exact()) {
      refuseIfLong(probe);
    }
    return probe;
  }

  private Probe probe() throws InterruptedException {
    try {
      return prober.probe(directory, output);
    } catch (NotMediaException nothingWasEncoded) {
      throw DamagedMediaException.undecodable();
    }
  }

  private void refuseIfCut(
      String streams, @Nullable Duration expected, @Nullable Duration stream, Probe made)
      throws InterruptedException {
    Duration actual = stream != null ? stream : made.duration();
    if (expected != null
        && actual != null
        && isShort(actual, expected)
        && isCut(streams, expected)) {
      throw DamagedMediaException.endsEarly();
    }
  }

  private static boolean isShort(Duration actual, Duration expected) {
    return actual.plus(slack(expected)).compareTo(expected) < 0;
  }

  /** Whether the source lacks its last packets, or the output lacks what the last ones hold. */
  private boolean isCut(String streams, Duration expected) throws InterruptedException {
    Duration least = expected.minus(slack(expected));
    Reach given = prober.reach(directory, source, streams, least);
    if (isShort(given.lastEnds(), expected)) {
      return true;
    }
    Duration last = given.lastBegins();
    Reach made = prober.reach(directory, output, streams, last.minus(slack(last)));
    return isShort(made.lastBegins(), last);
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
  private void refuseIfLong(Probe output) {
    Duration duration = output.duration();
    if (duration != null && duration.plus(LEAST_SLACK).compareTo(limits.maxDuration()) > 0) {
      throw new MediaTooLargeException(
          "The file plays for longer than we take, which is %d minutes."
              .formatted(limits.maxDuration().toMinutes()));
    }
  }

  private void refuseIfLimitWasMet(Path output) {
    try {
      if (Files.size(output) >= limits.maxOutput().toBytes()) {
        throw new MediaTooLargeException("What would come out is larger than we make.");
      }
    } catch (IOException missing) {
      throw new UncheckedIOException(missing);
    }
  }
}
