package org.mediatranscoder.transcoding.jobs;

import java.time.Clock;
import java.util.List;
import org.mediatranscoder.model.job.OutputRole;
import org.mediatranscoder.model.job.TranscodeJob;
import org.mediatranscoder.redis.job.JobStore;
import org.mediatranscoder.transcoding.cmaf.GrowingPackage;
import org.mediatranscoder.transcoding.live.LivePackage;
import org.mediatranscoder.transcoding.live.LiveStore;
import org.mediatranscoder.transcoding.parallel.SideTask;
import org.mediatranscoder.transcoding.plan.Plan;
import org.mediatranscoder.transcoding.storage.LiveFiles;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Stores a package in pieces beside its encode, which goes on whatever becomes of that. */
@Component
class LiveStep {

  private static final Logger log = LoggerFactory.getLogger(LiveStep.class);

  private final LiveFiles files;
  private final JobStore store;
  private final LiveProperties properties;
  private final Clock clock;

  LiveStep(LiveFiles files, JobStore store, LiveProperties properties, Clock clock) {
    this.files = files;
    this.store = store;
    this.properties = properties;
    this.clock = clock;
  }

  /** What runs beside an encode until it is closed, which may be done more than once. */
  interface Beside extends AutoCloseable {

    @Override
    void close();
  }

  /**
   * @return to be closed before anything else changes what ffmpeg has written
   */
  Beside start(Attempt attempt, Plan plan) {
    if (!properties.enabled() || !plan.isPackage()) {
      return () -> {};
    }
    List<String> outputs =
        plan.outputs().stream()
            .filter(planned -> planned.role() != OutputRole.SUBTITLES)
            .map(attempt::output)
            .toList();
    LivePackage live =
        new LivePackage(
            new GrowingPackage(attempt.directory(), outputs),
            outputs.size(),
            new Stored(attempt.job()),
            clock);
    SideTask<Void> task =
        SideTask.start(
            "live",
            () -> {
              run(live, attempt.job());
              return null;
            });
    return () -> {
      live.stop();
      task.close();
    };
  }

  private static void run(LivePackage live, TranscodeJob job) throws InterruptedException {
    try {
      live.run();
    } catch (RuntimeException trouble) {
      log.warn("Job {}: not playable before it is completed", job.id(), trouble);
    }
  }

  /** The files of one attempt. */
  private final class Stored implements LiveStore {

    private final TranscodeJob job;

    Stored(TranscodeJob job) {
      this.job = job;
    }

    @Override
    public void put(String name, String contentType, byte[] content) {
      files.put(job.id(), job.attempt(), name, contentType, content);
    }

    @Override
    public boolean playable() {
      boolean wanted = store.playable(job.id(), job.attempt());
      log.info("Job {} attempt {}: playable", job.id(), job.attempt());
      return wanted;
    }
  }
}
