package org.mediatranscoder.notification.mail;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.Clock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import software.amazon.awssdk.services.sesv2.SesV2Client;

/**
 * What we ask of an SES. It runs where {@code CONTRACT_SES_ENDPOINT} names one (SES itself, moto,
 * LocalStack), with {@code CONTRACT_SES_REGION} (default {@code us-east-1}), {@code
 * CONTRACT_SES_FROM}, a verified sender, and {@code CONTRACT_SES_TO}; the credentials are those of
 * the environment. {@link SesMailTransportTest} runs everywhere.
 */
@EnabledIfEnvironmentVariable(
    named = SesContractTest.ENDPOINT,
    matches = ".+",
    disabledReason = "CONTRACT_SES_ENDPOINT names no SES")
class SesContractTest {

  static final String ENDPOINT = "CONTRACT_SES_ENDPOINT";

  private static final JobMail MAIL =
      new JobMail(
          "contract-1.1",
          variable("TO", "success@simulator.amazonses.com"),
          "Ready: Überraschung",
          "text",
          "<p>html</p>");

  @Test
  void aMailOfAVerifiedSenderIsTaken() {
    String from = variable("FROM", "no-reply@contract.test");

    assertThatCode(() -> send(from)).doesNotThrowAnyException();
  }

  @Test
  void aMailOfAnUnknownSenderIsRefusedForGood() {
    assertThatThrownBy(() -> send("no-reply@nobody.invalid"))
        .isInstanceOf(MailRefusedException.class);
  }

  private static void send(String from) {
    MailSettings settings =
        new MailSettings(
            "Media Transcoder <" + from + ">",
            MailSettings.Transport.SES,
            new MailSettings.Ses(
                variable("REGION", "us-east-1"), URI.create(System.getenv(ENDPOINT)), null));
    try (SesV2Client client = new SesConfiguration().sesClient(settings)) {
      new SesMailTransport(client, settings, new MimeMails(settings, Clock.systemUTC())).send(MAIL);
    }
  }

  private static String variable(String name, String otherwise) {
    return System.getenv().getOrDefault("CONTRACT_SES_" + name, otherwise);
  }
}
