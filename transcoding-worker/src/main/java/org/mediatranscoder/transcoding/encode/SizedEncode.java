package org.mediatranscoder.transcoding.encode;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.mediatranscoder.transcoding.cage.Cage;
import org.mediatranscoder.transcoding.failure.MaxSizeTooSmallException;
import org.mediatranscoder.transcoding.formats.VideoEncoding;
import org.mediatranscoder.transcoding.plan.Plan;
import org.mediatranscoder.transcoding.plan.SizeLimit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes an output that does not exceed a size: encodes, measures, and encodes again with other bits
 * where the first output was too large, or much smaller than it could be.
 */
final class SizedEncode {

  private static final Logger log = LoggerFactory.getLogger(SizedEncode.class);

  /** Of encodes after the first, which each come closer. */
  private static final int MOST_CORRECTIONS = 3;

  private static final int LEAST_KBPS = 8;
  private static final double HALF = 0.5;
  private static final double FAR_ABOVE = 1.15;
  private static final double MOST_GROWTH = 4;

  /**
   * x264's names of what it writes while the first pass runs; it cannot rename them in the cage.
   */
  private static final List<String> LOGS =
      List.of(VideoEncoding.PASS_LOG + "-0.log", VideoEncoding.PASS_LOG + "-0.log.mbtree");

  private static final String WHILE_WRITTEN = ".temp";

  /** One run of ffmpeg and its check. */
  interface Passes {

    void analyse(Plan firstPass, EncodeWatcher watcher) throws InterruptedException;

    Encoded encode(Plan plan, EncodeWatcher watcher) throws InterruptedException;
  }

  private final Cage cage;
  private final Path directory;
  private final Path output;
  private final Passes passes;
  private final PassProgress progress;
  private boolean analysed;

  SizedEncode(
      Cage cage, Path directory, String output, Passes passes, Plan plan, EncodeWatcher watcher) {
    this.cage = cage;
    this.directory = directory;
    this.output = directory.resolve(output);
    this.passes = passes;
    this.progress = new PassProgress(watcher, plan.main().expected().duration());
  }

  /**
   * @throws MaxSizeTooSmallException if every output was too large
   */
  Encoded run(Plan plan, SizeLimit limit) throws InterruptedException {
    Encoded made = pass(plan);
    for (int correction = 1; correction <= MOST_CORRECTIONS; correction++) {
      long bytes = size();
      Plan next = next(plan, limit, bytes, made.main().duration());
      if (next == null || (correction > 1 && limit.holds(bytes))) {
        break;
      }
      log.info("The output has {} bytes, and {} are wanted: again", bytes, limit.aim());
      plan = next;
      made = pass(plan);
    }
    if (!limit.holds(size())) {
      throw MaxSizeTooSmallException.notReached(limit.most());
    }
    return made.by(plan);
  }

  /** Null if the output is as it should be, or nothing else can be tried. */
  private static @Nullable Plan next(
      Plan plan, SizeLimit limit, long bytes, @Nullable Duration length) {
    if (!plan.isTwoPass()) {
      return limit.holds(bytes) ? null : limit(plan).smaller();
    }
    if (!limit.isOff(bytes) || length == null || length.isZero()) {
      return null;
    }
    double change = (limit.aim() - bytes) * 8.0 / length.toMillis();
    double wanted = plan.videoKbps() + change;
    if (bytes < HALF * limit.aim()
        || bytes > FAR_ABOVE * limit.aim()) { // In so few frames x264 does not find its rate.
      wanted = plan.videoKbps() * Math.min(MOST_GROWTH, (double) limit.aim() / bytes);
    }
    return plan.withVideoKbps((int) Math.max(LEAST_KBPS, Math.floor(wanted)));
  }

  private static SizeLimit limit(Plan plan) {
    return Objects.requireNonNull(plan.limit());
  }

  private Encoded pass(Plan plan) throws InterruptedException {
    if (plan.isTwoPass() && !analysed) {
      analyse(plan);
    }
    return passes.encode(plan, progress.begin(PassProgress.ENCODE, 0));
  }

  private void analyse(Plan plan) throws InterruptedException {
    LOGS.forEach(name -> cage.prepareOutput(directory, name + WHILE_WRITTEN));
    passes.analyse(plan.firstPass(), progress.begin(PassProgress.ANALYSIS, PassProgress.ENCODE));
    for (String name : LOGS) {
      Path written = directory.resolve(name + WHILE_WRITTEN);
      try {
        if (Files.exists(written)) { // Outside of a cage x264 has renamed it.
          Files.move(written, directory.resolve(name), StandardCopyOption.REPLACE_EXISTING);
        }
      } catch (IOException full) {
        throw new UncheckedIOException(full);
      }
    }
    analysed = true;
  }

  private long size() {
    try {
      return Files.size(output);
    } catch (IOException missing) {
      throw new UncheckedIOException(missing);
    }
  }
}
