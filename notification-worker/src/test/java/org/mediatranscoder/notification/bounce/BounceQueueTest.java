package org.mediatranscoder.notification.bounce;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.mediatranscoder.model.job.JobId;
import org.mediatranscoder.notification.EndedJobs;
import org.mediatranscoder.notification.NotificationTest;
import org.mediatranscoder.redis.job.JobStore;
import org.mediatranscoder.testsupport.MotoServer;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import software.amazon.awssdk.services.sqs.SqsClient;

@EnabledIf(
    value = "org.mediatranscoder.testsupport.MotoServer#isThere",
    disabledReason = MotoServer.MISSING)
class BounceQueueTest extends NotificationTest {

  private static BouncesOnMoto aws;

  /** One for all tests: a long poll cannot be cancelled. */
  private static @Nullable BounceQueue queue;

  @Autowired private ApplicationContext service;

  @Autowired private JobStore jobs;

  private UndeliverableAddresses addresses;

  @BeforeAll
  static void startAws() throws Exception {
    aws = new BouncesOnMoto();
  }

  @AfterAll
  static void stop() {
    if (queue != null) {
      queue.stop();
    }
    aws.close();
  }

  @BeforeEach
  void read() {
    addresses = new UndeliverableAddresses(redis, aws.settings());
    if (queue == null) {
      MailEvents events = new MailEvents(addresses, jobs, Clock.systemUTC());
      queue = new BounceQueue(aws.client(), aws.settings(), addresses, events);
      queue.start();
    }
  }

  @Test
  void anAddressThatBouncedForGoodIsRememberedAndItsJobSaysSo() throws Exception {
    UUID job = new EndedJobs(jobs).completed("a.mov").id().value();

    aws.publish(SesEvents.bounce("Permanent", "Gone@Example.test", "job-" + job + ".1"));

    await().until(() -> addresses.contains("gone@example.test"));
    await().until(() -> aws.waiting() == 0);
    assertThat(jobs.find(new JobId(job)).orElseThrow()).extracting("undeliverableAt").isNotNull();
    assertThat(redis.commands().keys("mail:undeliverable:*"))
        .noneMatch(key -> key.contains("example"));
    assertThat(redis.commands().keys("mail:undeliverable:*"))
        .allMatch(key -> redis.commands().ttl(key) > Duration.ofDays(179).toSeconds());
  }

  @Test
  void aComplaintIsRememberedAndATransientBounceIsNot() throws Exception {
    aws.publish(SesEvents.bounce("Transient", "full@example.test", "job-1.1"));
    aws.publish(SesEvents.complaint("angry@example.test", "job-1.1"));

    await().until(() -> addresses.contains("angry@example.test"));
    await().until(() -> aws.waiting() == 0);
    assertThat(addresses.contains("full@example.test")).isFalse();
  }

  @Test
  void whatCannotBeReadEndsInTheDeadLetterQueueAndHoldsNothingUp() throws Exception {
    aws.publish("nobody knows what this is");
    aws.publish(SesEvents.bounce("Permanent", "after@example.test", "job-1.1"));

    await().until(() -> addresses.contains("after@example.test"));
    await().atMost(Duration.ofSeconds(30)).until(() -> aws.dead() == 1);
    assertThat(aws.waiting()).isZero();
  }

  @Test
  void withoutAQueueThereIsNoClientAndNoReader() {
    assertThat(service.getBeanNamesForType(SqsClient.class)).isEmpty();
    assertThat(service.getBeanNamesForType(BounceQueue.class)).isEmpty();
    assertThat(service.getBeanNamesForType(UndeliverableAddresses.class)).isEmpty();
  }
}
