package org.mediatranscoder.transcoding.jobs;

import io.lettuce.core.RedisException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.mediatranscoder.model.job.TranscodeJob;
import org.mediatranscoder.redis.job.JobChunks;
import org.mediatranscoder.transcoding.chunks.Chunk;
import org.mediatranscoder.transcoding.chunks.ChunkedEncoder;
import org.mediatranscoder.transcoding.encode.EncodeProgress;
import org.mediatranscoder.transcoding.encode.EncodeWatcher;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes how far one chunk is, not too often. Redis may be unavailable for a moment. Not safe for
 * several threads.
 */
final class SegmentProgress implements EncodeWatcher {

  private static final Logger log = LoggerFactory.getLogger(SegmentProgress.class);

  private final JobChunks chunks;
  private final TranscodeJob job;
  private final Chunk chunk;
  private final JobChunks.Span span;
  private final Clock clock;
  private final WorkerProperties properties;
  private Instant lastWrite;
  private Instant lastAnswer;

  /**
   * @param length of the whole video
   */
  SegmentProgress(
      JobChunks chunks,
      TranscodeJob job,
      Chunk chunk,
      Duration length,
      Clock clock,
      WorkerProperties properties) {
    this.chunks = chunks;
    this.job = job;
    this.chunk = chunk;
    this.span =
        new JobChunks.Span(
            StageShare.TRANSCODING.percent(0),
            StageShare.TRANSCODING.percent(1 - ChunkedEncoder.JOIN),
            length);
    this.clock = clock;
    this.properties = properties;
    this.lastWrite = clock.instant();
    this.lastAnswer = lastWrite;
  }

  /**
   * @throws FencedOffException if the job is no longer ours
   */
  @Override
  public void onProgress(EncodeProgress progress) {
    Instant now = clock.instant();
    Long frames = progress.frames();
    if (frames != null
        && Duration.between(lastWrite, now).compareTo(properties.progressInterval()) >= 0) {
      lastWrite = now;
      write(frames, now);
    }
  }

  private void write(long frames, Instant now) {
    try {
      if (!chunks.progress(job.id(), job.attempt(), chunk.number(), frames, span)) {
        throw new FencedOffException();
      }
      lastAnswer = now;
    } catch (RedisException unavailable) {
      if (Duration.between(lastAnswer, now).compareTo(properties.storeGracePeriod()) > 0) {
        throw unavailable;
      }
      log.debug("Progress of job {} cannot be written: {}", job.id(), unavailable.toString());
    }
  }
}
