package org.mediatranscoder.acceptance.faults;

import java.time.Duration;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.regex.MatchResult;
import org.mediatranscoder.testsupport.faults.Fault;
import org.mediatranscoder.testsupport.faults.FaultProxy;

/**
 * A point in the life of a job whose video all workers encode in chunks, at which a worker can be
 * struck; as {@link Moment}, seen from outside.
 */
enum ChunkMoment {
  PLAN_STORED {
    @Override
    void arm(Fleet fleet, Member worker, Strike strike) {
      armAfter(worker.s3(), PLAN, seen -> isInWork(fleet, seen, "/plan.json"), worker, strike);
    }
  },
  BEFORE_THE_MESSAGES_OF_CHUNKS {
    @Override
    void arm(Fleet fleet, Member worker, Strike strike) {
      worker.redis().arm(SEGMENT, Fault.before(by(worker, strike)));
    }
  },
  AMONG_THE_MESSAGES_OF_CHUNKS {
    @Override
    void arm(Fleet fleet, Member worker, Strike strike) {
      worker.redis().arm(SEGMENT, Fault.begun(by(worker, strike)));
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
      worker.s3().arm(CHUNK, Fault.begun(by(worker, strike)));
    }
  },
  CHUNK_STORED {
    @Override
    void arm(Fleet fleet, Member worker, Strike strike) {
      armAfter(
          worker.s3(),
          CHUNK,
          seen -> isInWork(fleet, seen, "/chunk-" + seen.group(2)),
          worker,
          strike);
    }
  },
  BEFORE_THE_MESSAGE_TO_ASSEMBLE {
    @Override
    void arm(Fleet fleet, Member worker, Strike strike) {
      worker.redis().arm(ASSEMBLE, Fault.before(by(worker, strike)));
    }
  },
  ASSEMBLING {
    @Override
    void arm(Fleet fleet, Member worker, Strike strike) {
      worker
          .s3()
          .arm("^GET /media/work/" + ID + "/[^ ]*chunk-[1-9]", Fault.begun(by(worker, strike)));
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

  private static Consumer<MatchResult> by(Member worker, Strike strike) {
    return seen -> strike.at(worker, seen.group(1));
  }

  private static void armAfter(
      FaultProxy proxy, String sent, Truth done, Member worker, Strike strike) {
    proxy.arm(
        sent,
        (connection, piece, seen) ->
            Fault.after(() -> done.of(seen), Moment.SOON, by(worker, strike))
                .meet(connection, piece, seen));
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

  /** Whether something is so, by what was seen. */
  private interface Truth {
    boolean of(MatchResult seen);
  }
}
