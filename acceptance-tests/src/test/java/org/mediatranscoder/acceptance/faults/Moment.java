package org.mediatranscoder.acceptance.faults;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.regex.MatchResult;
import org.mediatranscoder.testsupport.faults.Fault;

/**
 * A point in the life of a job at which a worker can be struck, as it can be seen from outside: by
 * what the worker asks of S3 and of Redis, and by what it starts.
 */
enum Moment {
  CLAIMED {
    @Override
    void arm(Fleet fleet, Member worker, Strike strike) {
      worker.s3().arm("^GET /media/raw/" + ID, strike.before(worker));
    }
  },
  DOWNLOADED {
    @Override
    void arm(Fleet fleet, Member worker, Strike strike) {
      worker.redis().arm("job:" + ID + ".*PROBING", strike.before(worker));
    }
  },
  PROBING {
    @Override
    void arm(Fleet fleet, Member worker, Strike strike) {
      Thread.ofPlatform().daemon().start(() -> awaitProbe(worker, strike));
    }
  },
  ENCODING {
    @Override
    void arm(Fleet fleet, Member worker, Strike strike) {
      worker.redis().arm("job:" + ID + ".*TRANSCODING", Fault.begun(onceItEncodes(worker, strike)));
    }
  },
  UPLOADING {
    @Override
    void arm(Fleet fleet, Member worker, Strike strike) {
      worker.s3().arm(OUTPUT, strike.begun(worker));
    }
  },
  BEFORE_RESULT_JSON {
    @Override
    void arm(Fleet fleet, Member worker, Strike strike) {
      worker.s3().arm(RESULT, strike.before(worker));
    }
  },
  AFTER_RESULT_JSON {
    @Override
    void arm(Fleet fleet, Member worker, Strike strike) {
      worker.s3().arm(RESULT, strike.after(worker, seen -> hasResult(fleet, seen.group(1))));
    }
  },
  BEFORE_COMPLETED {
    @Override
    void arm(Fleet fleet, Member worker, Strike strike) {
      worker.redis().arm(COMPLETED, strike.before(worker));
    }
  },
  AFTER_COMPLETED {
    @Override
    void arm(Fleet fleet, Member worker, Strike strike) {
      worker
          .redis()
          .arm(COMPLETED, strike.after(worker, seen -> isCompleted(fleet, seen.group(1))));
    }
  },
  BEFORE_THE_MESSAGE_FOR_THE_MAIL {
    @Override
    void arm(Fleet fleet, Member worker, Strike strike) {
      worker.redis().arm(MESSAGE, strike.before(worker));
    }
  },
  AFTER_THE_MESSAGE_FOR_THE_MAIL {
    @Override
    void arm(Fleet fleet, Member worker, Strike strike) {
      worker.redis().arm(MESSAGE, strike.after(worker, seen -> fleet.mails(seen.group(1)) > 0));
    }
  };

  private static final String ID = "([0-9a-f-]{36})";
  private static final String OUTPUT = "^(?:PUT|POST) /media/processed/" + ID + "/\\d";
  private static final String RESULT = "^PUT /media/processed/" + ID + "/result.json";
  private static final String COMPLETED = "job:" + ID + ".*\\bCOMPLETED\\b";
  private static final String MESSAGE = "\\{notify}:job:.*NotifyHandler\\.jobEnded\\(" + ID;
  private static final Duration INTO_THE_ENCODE = Duration.ofMillis(300);

  /** Lets the strike come as soon as the worker reaches this moment with any job. */
  abstract void arm(Fleet fleet, Member worker, Strike strike);

  String told() {
    return name().toLowerCase(Locale.ROOT).replace('_', ' ').replace("result json", "result.json");
  }

  private static boolean hasResult(Fleet fleet, String job) {
    return fleet.s3().keys("processed/" + job + "/").stream()
        .anyMatch(key -> key.endsWith("/result.json"));
  }

  private static boolean isCompleted(Fleet fleet, String job) {
    return fleet.statusOf(job).equals("COMPLETED");
  }

  private static void awaitProbe(Member worker, Strike strike) {
    while (!strike.isTaken()) {
      if (worker.runs("ffprobe")) {
        worker.jobAtWork().ifPresent(job -> strike.at(worker, job));
      }
      pause(Duration.ofMillis(5));
    }
  }

  /** The stage is told before FFmpeg starts. */
  private static Consumer<MatchResult> onceItEncodes(Member worker, Strike strike) {
    return seen -> {
      Instant end = Instant.now().plus(Strike.SOON);
      while (!strike.isTaken() && Instant.now().isBefore(end)) {
        if (worker.runs("ffmpeg")) {
          pause(INTO_THE_ENCODE);
          strike.at(worker, seen.group(1));
        }
        pause(Duration.ofMillis(5));
      }
    };
  }

  private static void pause(Duration time) {
    try {
      Thread.sleep(time);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }
}
