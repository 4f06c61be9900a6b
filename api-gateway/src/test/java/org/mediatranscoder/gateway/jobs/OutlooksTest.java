package org.mediatranscoder.gateway.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mediatranscoder.gateway.support.Jobs.aManifest;

import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.mediatranscoder.gateway.support.GatewayTest;
import org.mediatranscoder.gateway.support.Jobs;
import org.mediatranscoder.model.job.JobId;
import org.mediatranscoder.model.job.JobManifest;
import org.mediatranscoder.model.job.JobPlan;
import org.mediatranscoder.model.job.JobProgress;
import org.mediatranscoder.model.job.Stage;
import org.mediatranscoder.model.job.TranscodeJob;
import org.mediatranscoder.redis.job.JobDurations;
import org.mediatranscoder.redis.queue.QueuedRun;
import org.mediatranscoder.redis.queue.Share;
import org.mediatranscoder.redis.queue.TranscodeQueue;
import org.springframework.beans.factory.annotation.Autowired;

/** What is told of the start and the end of a job. */
class OutlooksTest extends GatewayTest {

  private static final JobManifest MANIFEST = aManifest(ADA, "clip.mov");

  @Autowired JobDurations durations;

  @Test
  void aWaitingJobStartsWhenThoseBeforeItHaveEndedAndTakesAsLongAsJobsLikeIt() {
    durations.add("mp3", false, 1_000, Duration.ofSeconds(10));
    durations.add("mp4-720p", false, 1_000, Duration.ofSeconds(30)); // 20 s on average
    TranscodeJob waiting = MANIFEST.toPendingJob();

    Outlook third = outlooks(2, 2, Duration.ZERO).of(waiting, OptionalLong.of(2));
    Outlook first = outlooks(2, 1, Duration.ZERO).of(waiting, OptionalLong.of(0));

    assertThat(third.start()).isEqualTo(Jobs.NOON.plusSeconds(30));
    assertThat(third.left()).isEqualTo(Duration.ofSeconds(60));
    assertThat(first.start()).isEqualTo(Jobs.NOON);
    assertThat(first.left()).isEqualTo(Duration.ofSeconds(30));
  }

  @Test
  void whatNobodyKnowsIsNotTold() {
    TranscodeJob waiting = MANIFEST.toPendingJob();
    assertThat(outlooks(0, 0, Duration.ZERO).of(waiting, OptionalLong.of(0)).unknown())
        .isEqualTo(EtaUnknown.NO_WORKER);
    assertThat(outlooks(1, 0, Duration.ZERO).of(waiting, OptionalLong.of(0)).unknown())
        .isEqualTo(EtaUnknown.NOT_MEASURED);
    assertThat(outlooks(1, 0, Duration.ZERO).of(waiting, OptionalLong.empty()).unknown())
        .isEqualTo(EtaUnknown.NO_TURN);
    durations.add("mp4-720p", false, 1 << 20, Duration.ofSeconds(10));
    assertThat(outlooks(1, 0, Duration.ZERO).of(waiting, OptionalLong.of(0)).unknown())
        .as("a thousand times smaller")
        .isEqualTo(EtaUnknown.NOT_MEASURED);
  }

  @Test
  void aRunningJobIsMeasuredAndBeforeThatComparedWithThoseLikeIt() {
    TranscodeJob running = running();
    assertThat(outlooks(1, 1, Duration.ZERO).of(running, OptionalLong.empty()).unknown())
        .isEqualTo(EtaUnknown.NOT_MEASURED);
    durations.add("mp4-720p", false, 1_000, Duration.ofSeconds(30));

    assertThat(outlooks(1, 1, Duration.ofSeconds(10)).of(running, OptionalLong.empty()).left())
        .isEqualTo(Duration.ofSeconds(20));
    assertThat(outlooks(1, 1, Duration.ofSeconds(40)).of(running, OptionalLong.empty()).unknown())
        .isEqualTo(EtaUnknown.LONGER_THAN_USUAL);
    JobProgress measured =
        new JobProgress(Stage.TRANSCODING, 50, null, null, Duration.ofSeconds(7));
    jobs.progress(running.id(), running.attempt(), measured);
    TranscodeJob now = jobs.find(running.id()).orElseThrow();
    assertThat(outlooks(1, 1, Duration.ofSeconds(40)).of(now, OptionalLong.empty()).left())
        .isEqualTo(Duration.ofSeconds(7));
  }

  @Test
  void aJobThatCopiesIsComparedWithCopiesAlone() {
    durations.add("mp4-720p", false, 1_000, Duration.ofSeconds(90));
    durations.add("mp4-720p", true, 1_000, Duration.ofSeconds(2));
    TranscodeJob unplanned = running();
    TranscodeJob copying = planned(running(), true);
    TranscodeJob encoding = planned(running(), false);

    assertThat(now(unplanned).left()).as("nobody knows yet").isEqualTo(Duration.ofSeconds(46));
    assertThat(now(copying).left()).isEqualTo(Duration.ofSeconds(2));
    assertThat(now(encoding).left()).isEqualTo(Duration.ofSeconds(90));
  }

  private Outlook now(TranscodeJob job) {
    return outlooks(1, 1, Duration.ZERO).of(job, OptionalLong.empty());
  }

  /** Its audio is encoded in any case, which costs little beside video. */
  private TranscodeJob planned(TranscodeJob job, boolean copied) {
    JobPlan plan =
        new JobPlan(
            "mov",
            Duration.ofSeconds(1),
            List.of(
                new JobPlan.SourceStream(0, "video", "h264", "", true),
                new JobPlan.SourceStream(1, "audio", "pcm_s16le", "", true)),
            List.of(
                new JobPlan.OutputPlan(
                    "main",
                    "mp4",
                    List.of(
                        new JobPlan.StreamDecision(0, copied, ""),
                        new JobPlan.StreamDecision(1, false, "")))),
            "ffmpeg");
    assertThat(jobs.planned(job.id(), job.attempt(), plan)).isTrue();
    return jobs.find(job.id()).orElseThrow();
  }

  @Test
  void laterJobsCountForMoreThanEarlierOnes() {
    for (int i = 0; i < 20; i++) {
      durations.add("mp3", false, 1 << 20, Duration.ofSeconds(100));
    }
    for (int i = 0; i < 20; i++) {
      durations.add("mp3", false, 1 << 20, Duration.ofSeconds(10));
    }
    assertThat(durations.known().of("mp3", 1 << 20).orElseThrow())
        .isBetween(Duration.ofSeconds(10), Duration.ofSeconds(25));
    assertThat(durations.known().of("mp3", 4 << 20).orElseThrow())
        .as("four times the size")
        .isBetween(Duration.ofSeconds(40), Duration.ofSeconds(100));
  }

  @Test
  void theStatusSaysWhyNothingIsKnown() {
    jobs.create(MANIFEST.toPendingJob());
    assertThat(json(get("/status/" + MANIFEST.id())).path("etaUnknown").asString())
        .isEqualTo("NO_WORKER");
  }

  private TranscodeJob running() {
    JobManifest manifest = aManifest(ADA, "clip.mov");
    jobs.create(manifest.toPendingJob());
    return jobs.claim(manifest.id(), 1, Jobs.NOON).orElseThrow();
  }

  private Outlooks outlooks(int slots, long taken, Duration sinceNoon) {
    Clock clock = Clock.fixed(Jobs.NOON.plus(sinceNoon), ZoneOffset.UTC);
    return new Outlooks(new Workers(slots, taken), durations, clock);
  }

  /** Workers of which only the slots matter. */
  private record Workers(int all, long taken) implements TranscodeQueue {

    @Override
    public Slots slots() {
      return new Slots(all, taken);
    }

    @Override
    public void enqueue(JobId id, int run, Share share) {
      throw new UnsupportedOperationException();
    }

    @Override
    public void withdraw(JobId id, int run) {
      throw new UnsupportedOperationException();
    }

    @Override
    public List<QueuedRun> givenUp() {
      return List.of();
    }

    @Override
    public OptionalLong position(JobId id, int run) {
      return OptionalLong.empty();
    }
  }
}
