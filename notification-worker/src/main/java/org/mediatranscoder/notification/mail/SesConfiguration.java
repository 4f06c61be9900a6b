package org.mediatranscoder.notification.mail;

import java.time.Duration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sesv2.SesV2Client;
import software.amazon.awssdk.services.sesv2.SesV2ClientBuilder;

/** The client of SES, with the credentials of the environment. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty(name = "transcoder.mail.transport", havingValue = "ses")
class SesConfiguration {

  private static final Duration ONE_TRY = Duration.ofSeconds(10);
  private static final Duration ALL_TRIES = Duration.ofSeconds(30);

  @Bean
  SesV2Client sesClient(MailSettings settings) {
    SesV2ClientBuilder builder =
        SesV2Client.builder()
            .httpClient(UrlConnectionHttpClient.create())
            .overrideConfiguration(
                limits -> limits.apiCallAttemptTimeout(ONE_TRY).apiCallTimeout(ALL_TRIES));
    MailSettings.Ses ses = settings.ses();
    if (ses.region() != null) {
      builder.region(Region.of(ses.region()));
    }
    if (ses.endpoint() != null) {
      builder.endpointOverride(ses.endpoint());
    }
    return builder.build();
  }
}
