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
import org.mediatranscoder.transcoding.probe.VideoStream;

/**
 * Compares what came out with what should. FFmpeg ends without an error at the end of a Matroska,
 * MP3 or FLAC file that was cut; only the length of the output tells.
 */
final class OutputCheck {

  private static final Duration LEAST_SLACK = Duration.ofMillis(500);
  private static final Duration MOST_SLACK = Duration.ofSeconds(5);

  private final Prober prober;
  private final CageLimits limits;

  OutputCheck(Prober prober, CageLimits limits) {
    this.prober = prober;
    this.limits = limits;
  }

  /** What came out, if it is whole. */
  Probe check(Path directory, String output, Expected expected) throws InterruptedException {
    refuseIfLimitWasMet(directory.resolve(output));
    Probe probe = probe(directory, output);
    VideoStream video = probe.video();
    AudioStream audio = probe.audio();
    if ((expected.video() && video == null) || (expected.audio() && audio == null)) {
      throw DamagedMediaException.undecodable();
    }
    refuseIfShort(expected.videoDuration(), video == null ? null : video.duration(), probe);
    refuseIfShort(expected.audioDuration(), audio == null ? null : audio.duration(), probe);
    refuseIfShort(expected.wholeDuration(), probe.duration(), probe);
    if (!expected.exact()) {
      refuseIfLong(probe);
    }
    return probe;
  }

  private Probe probe(Path directory, String output) throws InterruptedException {
    try {
      return prober.probe(directory, output);
    } catch (NotMediaException nothingWasEncoded) {
      throw DamagedMediaException.undecodable();
    }
  }

  private static void refuseIfShort(
      @Nullable Duration expected, @Nullable Duration stream, Probe output) {
    Duration actual = stream != null ? stream : output.duration();
    if (expected != null
        && actual != null
        && actual.plus(slack(expected)).compareTo(expected) < 0) {
      throw DamagedMediaException.endsEarly();
    }
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
