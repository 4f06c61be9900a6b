package org.mediatranscoder.acceptance.faults;

import java.time.Duration;
import java.util.Locale;
import java.util.regex.MatchResult;

/**
 * A point in the life of a job whose video all workers encode in chunks, at which a worker can be
 * struck; as {@link Moment}, seen from outside.
 */
enum ChunkMoment {
  PLAN_STORED {
    @Override
    void arm(Fleet fleet, Member worker, Strike strike) {
      worker.s3().arm(PLAN, strike.after(worker, seen -> isInWork(fleet, seen, "/plan.json")));
    }
  },
  BEFORE_THE_MESSAGES_OF_CHUNKS {
    @Override
    void arm(Fleet fleet, Member worker, Strike strike) {
      worker.redis().arm(SEGMENT, strike.before(worker));
    }
  },
  AMONG_THE_MESSAGES_OF_CHUNKS {
    @Override
    void arm(Fleet fleet, Member worker, Strike strike) {
      worker.redis().arm(SEGMENT, strike.begun(worker));
    }
  },
  CHUNK_ENCODING {
    @Override
    void arm(Fleet fleet, Member worker, Strike strike) {
      Thread.ofPlatform().daemon().start(() -> awaitChunk(fleet, worker, strike));
    }
  },
  CHUNK_UPLOADING {
    @Override
    void arm(Fleet fleet, Member worker, Strike strike) {
      worker.s3().arm(CHUNK, strike.begun(worker));
    }
  },
  CHUNK_STORED {
    @Override
    void arm(Fleet fleet, Member worker, Strike strike) {
      worker
          .s3()
          .arm(
              CHUNK,
              strike.after(worker, seen -> isInWork(fleet, seen, "/chunk-" + seen.group(2))));
    }
  },
  BEFORE_THE_MESSAGE_TO_ASSEMBLE {
    @Override
    void arm(Fleet fleet, Member worker, Strike strike) {
      worker.redis().arm(ASSEMBLE, strike.before(worker));
    }
  },
  ASSEMBLING {
    @Override
    void arm(Fleet fleet, Member worker, Strike strike) {
      worker.s3().arm("^GET /media/work/" + ID + "/[^ ]*chunk-[1-9]", strike.begun(worker));
    }
  },
  OUTPUT_UPLOADING {
    @Override
    void arm(Fleet fleet, Member worker, Strike strike) {
      Moment.UPLOADING.arm(fleet, worker, strike);
    }
  },
  BEFORE_COMPLETED {
    @Override
    void arm(Fleet fleet, Member worker, Strike strike) {
      Moment.BEFORE_COMPLETED.arm(fleet, worker, strike);
    }
  },
  AFTER_COMPLETED {
    @Override
    void arm(Fleet fleet, Member worker, Strike strike) {
      Moment.AFTER_COMPLETED.arm(fleet, worker, strike);
    }
  };

  private static final String ID = "([0-9a-f-]{36})";
  private static final String PLAN = "^PUT /media/work/" + ID + "/[^ ]*plan\\.json";
  private static final String CHUNK = "^(?:PUT|POST) /media/work/" + ID + "/[^ ]*chunk-(\\d+)";
  private static final String SEGMENT = "\\{transcode}:job:.*SegmentHandler\\.segment\\(" + ID;
  private static final String ASSEMBLE = "\\{transcode}:job:.*SegmentHandler\\.assemble\\(" + ID;
  private static final Duration INTO_THE_ENCODE = Duration.ofMillis(200);

  /** Lets the strike come as soon as the worker reaches this moment with any job. */
  abstract void arm(Fleet fleet, Member worker, Strike strike);

  String told() {
    return name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  private static boolean isInWork(Fleet fleet, MatchResult seen, String end) {
    return fleet.s3().keys("work/" + seen.group(1) + "/").stream()
        .anyMatch(key -> key.endsWith(end));
  }

  /** FFmpeg encodes a chunk if it runs once the job has chunks. */
  private static void awaitChunk(Fleet fleet, Member worker, Strike strike) {
    try {
      while (!strike.isTaken()) {
        if (worker.runs("ffmpeg")) {
          Thread.sleep(INTO_THE_ENCODE);
          worker
              .jobAtWork()
              .filter(job -> fleet.redis().field("chunks:" + job, "left").isPresent())
              .ifPresent(job -> strike.at(worker, job));
        }
        Thread.sleep(5);
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }
}
