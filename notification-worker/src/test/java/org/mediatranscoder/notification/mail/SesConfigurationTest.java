package org.mediatranscoder.notification.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import org.junit.jupiter.api.Test;
import org.mediatranscoder.notification.TerraformVariables;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sesv2.SesV2Client;

class SesConfigurationTest {

  private final ApplicationContextRunner notifier =
      new ApplicationContextRunner()
          .withBean(Clock.class, Clock::systemUTC)
          .withUserConfiguration(
              MailConfiguration.class,
              MimeMails.class,
              SesConfiguration.class,
              SesMailTransport.class);

  @Test
  void theVariablesOfTerraformLetMailLeaveBySes() {
    notifier
        .withInitializer(
            TerraformVariables.set(
                "TRANSCODER_LINKS_KEYS=1:only-for-tests-only-for-tests-only-for-tests",
                "TRANSCODER_MAIL_FROM=Media Transcoder <no-reply@example.test>",
                "TRANSCODER_MAIL_SES_CONFIGURATIONSET=transcoder",
                "TRANSCODER_MAIL_SES_REGION=eu-central-1",
                "TRANSCODER_MAIL_TRANSPORT=ses"))
        .run(
            running -> {
              assertThat(running).hasNotFailed().hasSingleBean(SesMailTransport.class);
              assertThat(running.getBean(MailSettings.class).ses().configurationSet())
                  .isEqualTo("transcoder");
              assertThat(running.getBean(SesV2Client.class).serviceClientConfiguration().region())
                  .isEqualTo(Region.EU_CENTRAL_1);
            });
  }
}
