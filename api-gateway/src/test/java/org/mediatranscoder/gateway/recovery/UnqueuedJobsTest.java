package org.mediatranscoder.gateway.recovery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.mediatranscoder.gateway.support.Form;
import org.mediatranscoder.gateway.support.GatewayTest;
import org.mediatranscoder.gateway.support.Jobs;
import org.mediatranscoder.model.job.AccountId;
import org.mediatranscoder.model.job.JobId;
import org.mediatranscoder.model.job.JobManifest;
import org.mediatranscoder.redis.queue.Share;
import org.mediatranscoder.redis.queue.TranscodeQueue;
import org.springframework.beans.factory.annotation.Autowired;

class UnqueuedJobsTest extends GatewayTest {

  @Autowired private UnqueuedJobs unqueued;
  @Autowired private TranscodeQueue queue;

  @Test
  void aJobWhoseGatewayDiedBeforeItWasEnqueuedComesIntoTheQueueOnce() {
    JobId first = writtenButNotEnqueued();
    JobId second = writtenButNotEnqueued();
    assertThat(queue.position(first, 1)).isEmpty();

    unqueued.bring(Duration.ZERO);
    unqueued.bring(Duration.ZERO);

    assertThat(Stream.of(first, second).map(id -> queue.position(id, 1).orElseThrow()))
        .containsExactlyInAnyOrder(0L, 1L);
    assertThat(jobs.unqueued(Duration.ZERO)).isEmpty();
  }

  @Test
  void aJobThatWasEnqueuedWithoutANoteOfItStaysInTheQueueOnce() {
    JobId enqueued = writtenButNotEnqueued();
    queue.enqueue(enqueued, 1, new Share(new AccountId("ada"), 1));

    unqueued.bring(Duration.ZERO);

    assertThat(queue.position(enqueued, 1)).hasValue(0);
    assertThat(jobs.unqueued(Duration.ZERO)).isEmpty();
  }

  @Test
  void aJobThatIsBeingAcceptedJustNowIsLeftToItsGateway() {
    JobId young = writtenButNotEnqueued();

    unqueued.bring(Duration.ofMinutes(1));

    assertThat(queue.position(young, 1)).isEmpty();
    assertThat(jobs.unqueued(Duration.ZERO)).containsExactly(young);
  }

  @Test
  void anAcceptedJobIsNotBroughtAgain() {
    assertThat(upload(Form.good(new byte[10]).finished()).statusCode()).isEqualTo(202);

    assertThat(jobs.unqueued(Duration.ZERO)).isEmpty();
  }

  @Test
  void aJobThatWasCancelledMeanwhileIsNotEnqueued() {
    JobId cancelled = writtenButNotEnqueued();
    jobs.cancel(cancelled, Jobs.NOON);

    unqueued.bring(Duration.ZERO);

    assertThat(queue.position(cancelled, 1)).isEmpty();
    assertThat(jobs.unqueued(Duration.ZERO)).isEmpty();
  }

  @Test
  void aRetryWhoseGatewayDiedBeforeItWasEnqueuedComesIntoTheQueue() {
    JobId retried = writtenButNotEnqueued();
    jobs.cancel(retried, Jobs.NOON);
    jobs.markQueued(retried);
    int run = jobs.retry(retried, 50).orElseThrow().run();

    unqueued.bring(Duration.ZERO);

    assertThat(queue.position(retried, run)).hasValue(0);
  }

  private JobId writtenButNotEnqueued() {
    JobManifest manifest = Jobs.aManifest(ADA, "holiday.mov");
    jobs.create(manifest.toPendingJob());
    return manifest.id();
  }
}
