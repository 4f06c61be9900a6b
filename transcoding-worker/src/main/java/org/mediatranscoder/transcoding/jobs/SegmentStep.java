package org.mediatranscoder.transcoding.jobs;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.mediatranscoder.model.job.Stage;
import org.mediatranscoder.model.job.TranscodeJob;
import org.mediatranscoder.redis.access.EncodingTime;
import org.mediatranscoder.redis.job.JobChunks;
import org.mediatranscoder.transcoding.chunks.Chunk;
import org.mediatranscoder.transcoding.chunks.ChunkMismatchException;
import org.mediatranscoder.transcoding.chunks.ChunkPlan;
import org.mediatranscoder.transcoding.chunks.ChunkedEncoder;
import org.mediatranscoder.transcoding.encode.EncodeWatcher;
import org.mediatranscoder.transcoding.probe.ByteRange;
import org.mediatranscoder.transcoding.storage.ChunkFiles;
import org.mediatranscoder.transcoding.storage.SourceDownload;
import org.mediatranscoder.transcoding.storage.WorkFolder;
import org.mediatranscoder.transcoding.storage.WorkFolders;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Encodes one chunk of a video that all workers encode, and stores it. */
@Component
class SegmentStep {

  private static final Logger log = LoggerFactory.getLogger(SegmentStep.class);

  private final SharedChunks shared;
  private final JobChunks chunks;
  private final ChunkFiles files;
  private final SourceDownload download;
  private final WorkFolders folders;
  private final ChunkedEncoder encoder;
  private final EncodingTime encodingTime;
  private final StageSpans spans;
  private final WorkerProperties properties;
  private final Clock clock;

  SegmentStep(
      SharedChunks shared,
      JobChunks chunks,
      ChunkFiles files,
      SourceDownload download,
      WorkFolders folders,
      ChunkedEncoder encoder,
      EncodingTime encodingTime,
      StageSpans spans,
      WorkerProperties properties,
      Clock clock) {
    this.shared = shared;
    this.chunks = chunks;
    this.files = files;
    this.download = download;
    this.folders = folders;
    this.encoder = encoder;
    this.encodingTime = encodingTime;
    this.spans = spans;
    this.properties = properties;
    this.clock = clock;
  }

  /**
   * Encodes the chunk, unless it is stored already. One that is not as planned is encoded once
   * more, with all of the source.
   *
   * @throws ChunkMismatchException if it is not as planned then either
   */
  void run(TranscodeJob job, JobChunks.State state, int number)
      throws InterruptedException, ChunkMismatchException {
    if (files.isStored(job.id(), state.plan(), number)) {
      return;
    }
    SharedChunks.Shared all = shared.planned(job.id(), state);
    ChunkPlan.Split split = all.split();
    Segment segment =
        new Segment(job, state.plan(), all.planned(), split, split.chunks().get(number));
    try {
      segment.make(split.bytes().get(number));
    } catch (ChunkMismatchException mismatch) {
      log.info("A chunk is encoded once more: {}", mismatch.getMessage());
      segment.make(List.of(new ByteRange(0, job.source().sizeBytes())));
    }
  }

  /** One chunk. */
  private final class Segment {

    private final TranscodeJob job;
    private final String plan;
    private final Planning.Planned planned;
    private final ChunkPlan.Split split;
    private final Chunk chunk;

    Segment(
        TranscodeJob job,
        String plan,
        Planning.Planned planned,
        ChunkPlan.Split split,
        Chunk chunk) {
      this.job = job;
      this.plan = plan;
      this.planned = planned;
      this.split = split;
      this.chunk = chunk;
    }

    /**
     * @param bytes of the source
     */
    void make(List<ByteRange> bytes) throws InterruptedException, ChunkMismatchException {
      long size = bytes.stream().mapToLong(ByteRange::length).sum();
      try (WorkFolder folder = folders.open(job.id(), job.attempt(), size)) {
        Path source = folder.path().resolve(Attempt.SOURCE);
        spans.during(
            Stage.DOWNLOADING,
            () -> download.download(job.source().key(), bytes, job.source().sizeBytes(), source));
        encode(folder.path());
        spans.during(
            Stage.UPLOADING,
            () -> files.put(job.id(), plan, chunk.number(), folder.path().resolve(chunk.file())));
      }
    }

    private void encode(Path folder) throws InterruptedException, ChunkMismatchException {
      Instant started = clock.instant();
      try {
        EncodeWatcher progress =
            new SegmentProgress(chunks, job, chunk, length(), clock, properties);
        encoder.encodeChunk(folder, Attempt.SOURCE, planned.plan(), split, chunk, progress);
      } finally {
        encodingTime.charge(job.owner(), Duration.between(started, clock.instant()));
      }
    }

    private Duration length() {
      return split.chunks().getLast().last().minus(split.chunks().getFirst().first());
    }
  }
}
