package org.mediatranscoder.transcoding.jobs;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.mediatranscoder.model.job.JobId;
import org.mediatranscoder.model.job.JobStatus;
import org.mediatranscoder.model.job.TranscodeJob;
import org.mediatranscoder.redis.job.JobChunks;
import org.mediatranscoder.redis.job.JobStore;
import org.mediatranscoder.redis.queue.SegmentQueue;
import org.mediatranscoder.redis.queue.Share;
import org.mediatranscoder.transcoding.chunks.Chunk;
import org.mediatranscoder.transcoding.chunks.ChunkMismatchException;
import org.mediatranscoder.transcoding.chunks.ChunkPlan;
import org.mediatranscoder.transcoding.storage.ChunkFiles;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;

/** The chunks of a video that all workers encode: where they wait, and where they are kept. */
@Component
class SharedChunks {

  private static final int NAME_BYTES = 16;

  private final JobStore store;
  private final JobChunks chunks;
  private final ChunkFiles files;
  private final SegmentQueue queue;

  SharedChunks(JobStore store, JobChunks chunks, ChunkFiles files, SegmentQueue queue) {
    this.store = store;
    this.chunks = chunks;
    this.files = files;
    this.queue = queue;
  }

  /**
   * Leaves the encode to all workers: each chunk is a message, the longest first. Chunks that an
   * attempt before has stored, which cut the video likewise, are not encoded again.
   *
   * @throws FencedOffException if the job is no longer ours
   */
  void handOver(TranscodeJob job, Planning.Planned planned, ChunkPlan.Split split) {
    byte[] json = PlannedJson.write(planned);
    String plan = name(json);
    files.putPlan(job.id(), plan, json);
    Set<Integer> stored = files.stored(job.id(), plan);
    List<Integer> frames = split.chunks().stream().map(Chunk::frames).toList();
    int left =
        chunks
            .begin(job.id(), job.attempt(), plan, frames, stored)
            .orElseThrow(FencedOffException::new);
    queue.giveBack(Share.of(job));
    split.chunks().stream()
        .filter(chunk -> !stored.contains(chunk.number()))
        .sorted(Comparator.comparingInt(Chunk::frames).reversed())
        .forEach(chunk -> enqueue(job, split, chunk));
    if (left == 0) {
      enqueueAssembly(job);
    }
  }

  private void enqueue(TranscodeJob job, ChunkPlan.Split split, Chunk chunk) {
    Share share = Share.of(job).of((double) chunk.frames() / split.frames());
    queue.enqueueSegment(job.id(), job.run(), job.attempt(), chunk.number(), share);
  }

  /** Once no chunk is left, or the video is to be encoded whole. */
  void enqueueAssembly(TranscodeJob job) {
    queue.enqueueAssembly(job.id(), job.run(), job.attempt(), Share.of(job).of(0));
  }

  /**
   * What the attempt has planned that cut the video.
   *
   * @throws ChunkMismatchException if a worker of another build did so, and it cannot be read here
   */
  Shared planned(JobId job, JobChunks.State state) throws ChunkMismatchException {
    try {
      Planning.Planned planned = PlannedJson.read(files.plan(job, state.plan()));
      if (planned.chunks() instanceof ChunkPlan.Split split) {
        return new Shared(planned, split);
      }
      throw new IllegalStateException("A plan without chunks");
    } catch (JacksonException unreadable) {
      throw new ChunkMismatchException("the chunks were planned by another version");
    }
  }

  /** A plan, and its chunks. */
  record Shared(Planning.Planned planned, ChunkPlan.Split split) {}

  /**
   * What a job has left that was completed, cancelled or deleted; one that failed may be tried
   * again.
   */
  void deleteIfOver(JobId job) {
    Optional<JobStatus> now = store.find(job).map(TranscodeJob::status);
    boolean over =
        now.map(status -> status == JobStatus.COMPLETED || status == JobStatus.CANCELLED)
            .orElseGet(store::isComplete);
    if (over) {
      delete(job);
    }
  }

  private void delete(JobId job) {
    files.delete(job);
    chunks.forget(job);
  }

  /** Such as 7b502c3a1f48c8609ae212cdfb639dee. */
  private static String name(byte[] plan) {
    try {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(plan);
      return HexFormat.of().formatHex(hash, 0, NAME_BYTES);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("Every JDK has SHA-256", impossible);
    }
  }
}
