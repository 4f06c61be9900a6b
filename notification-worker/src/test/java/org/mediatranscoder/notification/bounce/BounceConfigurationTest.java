package org.mediatranscoder.notification.bounce;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Clock;
import org.junit.jupiter.api.Test;
import org.mediatranscoder.notification.TerraformVariables;
import org.mediatranscoder.redis.connection.RedisConnectionAutoConfiguration;
import org.mediatranscoder.redis.job.JobStoreAutoConfiguration;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sqs.SqsClient;

class BounceConfigurationTest {

  /** Nobody listens there; the reader says so and goes on. */
  private static final String QUEUE = "http://127.0.0.1:1/123456789012/bounces";

  private final ApplicationContextRunner notifier =
      new ApplicationContextRunner()
          .withConfiguration(
              AutoConfigurations.of(
                  RedisConnectionAutoConfiguration.class, JobStoreAutoConfiguration.class))
          .withBean(Clock.class, Clock::systemUTC)
          .withUserConfiguration(
              BounceConfiguration.class,
              BounceQueue.class,
              MailEvents.class,
              UndeliverableAddresses.class);

  @Test
  void theVariablesOfTerraformSwitchTheReaderOfBouncesOn() {
    notifier
        .withInitializer(
            TerraformVariables.set(
                "TRANSCODER_MAIL_BOUNCES_QUEUEURL=" + QUEUE,
                "TRANSCODER_MAIL_BOUNCES_REGION=eu-central-1"))
        .run(
            running -> {
              assertThat(running).hasNotFailed().hasSingleBean(UndeliverableAddresses.class);
              assertThat(running.getBean(BounceQueue.class).isRunning()).isTrue();
              assertThat(running.getBean(BounceSettings.class).queueUrl())
                  .isEqualTo(URI.create(QUEUE));
              assertThat(running.getBean(SqsClient.class).serviceClientConfiguration().region())
                  .isEqualTo(Region.EU_CENTRAL_1);
            });
  }

  @Test
  void withoutThemNothingOfItIsThere() {
    notifier.run(
        running ->
            assertThat(running)
                .hasNotFailed()
                .doesNotHaveBean(BounceQueue.class)
                .doesNotHaveBean(SqsClient.class)
                .doesNotHaveBean(UndeliverableAddresses.class));
  }
}
