package org.mediatranscoder.transcoding.chunks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.mediatranscoder.transcoding.cage.Cage;
import org.mediatranscoder.transcoding.cmaf.MalformedTrackException;
import org.mediatranscoder.transcoding.cmaf.TrackJoin;
import org.mediatranscoder.transcoding.cmaf.TrackPiece;
import org.mediatranscoder.transcoding.encode.EncodeWatcher;
import org.mediatranscoder.transcoding.encode.Encoded;
import org.mediatranscoder.transcoding.encode.Encoder;
import org.mediatranscoder.transcoding.failure.PermanentFailure;
import org.mediatranscoder.transcoding.failure.TookTooLongException;
import org.mediatranscoder.transcoding.plan.Plan;
import org.mediatranscoder.transcoding.probe.Probe;
import org.mediatranscoder.transcoding.probe.Prober;
import org.mediatranscoder.transcoding.probe.SourceFrames;
import org.mediatranscoder.transcoding.probe.StreamSurveyor;
import org.mediatranscoder.transcoding.probe.VideoStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Encodes the chunks of a video side by side, joins them, and checks each of them and the whole.
 */
@Component
public class ChunkedEncoder {

  private static final Logger log = LoggerFactory.getLogger(ChunkedEncoder.class);

  /** What it takes to join chunks and to encode the audio, as a part of the whole. */
  public static final double JOIN = 0.03;

  private static final Duration TICK = Duration.ofMillis(200);

  /** What processes may take to be killed. */
  private static final Duration GRACE_PERIOD = Duration.ofSeconds(5);

  private final Encoder encoder;
  private final Cage cage;
  private final Prober prober;
  private final StreamSurveyor surveyor;
  private final Clock clock;

  public ChunkedEncoder(
      Encoder encoder, Cage cage, Prober prober, StreamSurveyor surveyor, Clock clock) {
    this.encoder = encoder;
    this.cage = cage;
    this.prober = prober;
    this.surveyor = surveyor;
    this.clock = clock;
  }

  /**
   * Makes the only output of the plan, whose video is encoded in chunks; all names in the private
   * directory. However it ends, no process of it lives afterwards and no chunk is left. It throws
   * what {@link Encoder} throws; what the chunks or their join fail of is left to an encode of the
   * whole.
   *
   * @param watcher called by this thread alone
   * @throws ChunkMismatchException if a chunk was not as planned twice, or the output is not: the
   *     video is to be encoded whole
   */
  public Encoded encode(
      Path directory,
      String source,
      String output,
      Plan whole,
      ChunkPlan.Split split,
      EncodeWatcher watcher)
      throws InterruptedException, ChunkMismatchException {
    Run run = new Run(directory, source, output, whole, split, watcher);
    try {
      List<TrackPiece> pieces = run.encodeChunks();
      return run.join(pieces);
    } finally {
      run.delete();
    }
  }

  /**
   * Encodes one chunk to its file in the private directory, and checks it.
   *
   * @throws ChunkMismatchException if it is not as planned, or the source cannot be decoded
   */
  public TrackPiece encodeChunk(
      Path directory,
      String source,
      Plan whole,
      ChunkPlan.Split split,
      Chunk chunk,
      EncodeWatcher watcher)
      throws InterruptedException, ChunkMismatchException {
    ChunkCommands commands = new ChunkCommands(whole, split);
    cage.prepareOutput(directory, chunk.file());
    try {
      encoder.encodeUnchecked(
          directory, source, chunk.file(), commands.chunk(chunk, split.threads(cage)), watcher);
      return read(directory, commands, chunk);
    } catch (TookTooLongException late) {
      throw late;
    } catch (PermanentFailure | MalformedTrackException unlike) {
      throw mismatch(chunk, unlike);
    }
  }

  private static TrackPiece read(Path directory, ChunkCommands commands, Chunk chunk)
      throws ChunkMismatchException {
    TrackPiece piece = TrackPiece.read(directory.resolve(chunk.file()));
    ChunkCheck.check(chunk, piece, commands.timeBase());
    return piece;
  }

  private static ChunkMismatchException mismatch(Chunk chunk, RuntimeException reason) {
    return new ChunkMismatchException(
        "chunk %d: %s".formatted(chunk.number() + 1, reason.getMessage()), reason);
  }

  /**
   * As {@link #encode}, of chunks that are encoded already and lie in the private directory.
   *
   * @throws ChunkMismatchException if one of them is not as planned, or the output is not
   */
  public Encoded join(
      Path directory,
      String source,
      String output,
      Plan whole,
      ChunkPlan.Split split,
      EncodeWatcher watcher)
      throws InterruptedException, ChunkMismatchException {
    Run run = new Run(directory, source, output, whole, split, watcher);
    try {
      return run.join(run.readChunks());
    } finally {
      run.delete();
    }
  }

  /** One video. */
  private final class Run {

    private final Path directory;
    private final String source;
    private final String output;
    private final Plan whole;
    private final ChunkPlan.Split split;
    private final EncodeWatcher watcher;
    private final ChunkCommands commands;
    private final ChunkProgress progress;
    private final Instant deadline;

    Run(
        Path directory,
        String source,
        String output,
        Plan whole,
        ChunkPlan.Split split,
        EncodeWatcher watcher) {
      this.directory = directory;
      this.source = source;
      this.output = output;
      this.whole = whole;
      this.split = split;
      this.watcher = watcher;
      this.commands = new ChunkCommands(whole, split);
      Duration length = whole.main().expected().duration();
      this.progress = new ChunkProgress(split, Objects.requireNonNull(length), clock);
      this.deadline = clock.instant().plus(cage.limits().encodeTimeout());
    }

    /** The longest first, so that none of them is left when all others are done. */
    List<TrackPiece> encodeChunks() throws InterruptedException, ChunkMismatchException {
      split.chunks().forEach(chunk -> cage.prepareOutput(directory, chunk.file()));
      ExecutorService turns =
          Executors.newFixedThreadPool(
              split.atOnce(), Thread.ofVirtual().name("chunk-", 0).factory());
      try {
        Map<Chunk, Future<TrackPiece>> made = new HashMap<>();
        split.chunks().stream()
            .sorted(Comparator.comparingInt(Chunk::frames).reversed())
            .forEach(chunk -> made.put(chunk, turns.submit(() -> encoded(chunk))));
        turns.shutdown();
        while (!turns.awaitTermination(TICK.toMillis(), TimeUnit.MILLISECONDS)) {
          if (made.values().stream().anyMatch(one -> one.state() == Future.State.FAILED)) {
            break;
          }
          watcher.onProgress(progress.encoding());
          if (clock.instant().isAfter(deadline)) {
            throw new TookTooLongException("The conversion took longer than a job may take.");
          }
        }
        return results(made);
      } finally {
        turns.shutdownNow(); // Interrupts those that wait for ffmpeg, which end it.
        if (!turns.awaitTermination(GRACE_PERIOD.toMillis(), TimeUnit.MILLISECONDS)) {
          log.warn("An encode of a chunk did not end");
        }
      }
    }

    /** In their order; those of a failure first. */
    private List<TrackPiece> results(Map<Chunk, Future<TrackPiece>> made)
        throws ChunkMismatchException {
      for (Future<TrackPiece> one : made.values()) {
        if (one.state() == Future.State.FAILED) {
          switch (one.exceptionNow()) {
            case ChunkMismatchException mismatch -> throw mismatch;
            case RuntimeException trouble -> throw trouble;
            case Error error -> throw error;
            default -> throw new IllegalStateException(one.exceptionNow());
          }
        }
      }
      return split.chunks().stream().map(chunk -> result(made, chunk)).toList();
    }

    private static TrackPiece result(Map<Chunk, Future<TrackPiece>> made, Chunk chunk) {
      return Objects.requireNonNull(made.get(chunk)).resultNow();
    }

    /** A chunk that is not as planned is encoded once more. */
    private TrackPiece encoded(Chunk chunk) throws InterruptedException, ChunkMismatchException {
      try {
        return encodedOnce(chunk);
      } catch (ChunkMismatchException mismatch) {
        log.info("A chunk is encoded once more: {}", mismatch.getMessage());
        return encodedOnce(chunk);
      }
    }

    private TrackPiece encodedOnce(Chunk chunk)
        throws InterruptedException, ChunkMismatchException {
      TrackPiece piece =
          encodeChunk(
              directory, source, whole, split, chunk, latest -> progress.note(chunk, latest));
      progress.done(chunk);
      return piece;
    }

    List<TrackPiece> readChunks() throws ChunkMismatchException {
      List<TrackPiece> pieces = new ArrayList<>();
      for (Chunk chunk : split.chunks()) {
        try {
          pieces.add(read(directory, commands, chunk));
        } catch (MalformedTrackException | UncheckedIOException unreadable) {
          throw mismatch(chunk, unreadable);
        }
        progress.done(chunk);
      }
      return pieces;
    }

    Encoded join(List<TrackPiece> pieces) throws InterruptedException, ChunkMismatchException {
      try {
        TrackJoin.join(pieces, directory.resolve(ChunkCommands.JOINED));
      } catch (MalformedTrackException unlike) {
        throw new ChunkMismatchException(String.valueOf(unlike.getMessage()), unlike);
      }
      deleteChunks();
      Encoded made = copied();
      check(made.main());
      return new Encoded(whole, made.outputs(), made.tracks(), made.subtitles());
    }

    /** An encode of the whole says whether it is the source that is wrong. */
    private Encoded copied() throws InterruptedException, ChunkMismatchException {
      try {
        return encoder.encode(
            directory,
            source,
            List.of(output),
            commands.join(),
            join -> watcher.onProgress(progress.joining(join)));
      } catch (TookTooLongException late) {
        throw late;
      } catch (PermanentFailure unlike) {
        throw new ChunkMismatchException(String.valueOf(unlike.getMessage()), unlike);
      }
    }

    private void check(Probe made) throws InterruptedException, ChunkMismatchException {
      VideoStream video = made.video();
      SourceFrames frames = video == null ? null : surveyor.frames(directory, output, video);
      if (frames == null) {
        throw new ChunkMismatchException("the frames of the output cannot be read");
      }
      ChunkCheck.check(split, made, frames, prober.probe(directory, ChunkCommands.JOINED));
    }

    void delete() {
      deleteChunks();
      delete(ChunkCommands.JOINED);
    }

    private void deleteChunks() {
      split.chunks().forEach(chunk -> delete(chunk.file()));
    }

    private void delete(String name) {
      try {
        Files.deleteIfExists(directory.resolve(name));
      } catch (IOException unwritable) {
        throw new UncheckedIOException(unwritable);
      }
    }
  }
}
