package org.mediatranscoder.notification.mail;

import java.net.URI;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import software.amazon.awssdk.services.sesv2.SesV2Client;

/** With a server that plays SES, takes any credentials and knows no sender yet. */
abstract class FakeSesContract extends SesContract {

  private static final String SENDER = "no-reply@contract.test";

  @BeforeAll
  static void setCredentials() {
    System.setProperty("aws.accessKeyId", "test");
    System.setProperty("aws.secretAccessKey", "test");
  }

  @AfterAll
  static void clearCredentials() {
    System.clearProperty("aws.accessKeyId");
    System.clearProperty("aws.secretAccessKey");
  }

  abstract URI endpoint();

  /** Makes our sender one that the server has verified. */
  static void verifySender(URI endpoint) {
    try (SesV2Client ses = new SesConfiguration().sesClient(settings(endpoint, SENDER))) {
      ses.createEmailIdentity(identity -> identity.emailIdentity(SENDER));
    }
  }

  @Override
  MailSettings settings(String sender) {
    return settings(endpoint(), sender);
  }

  @Override
  String sender() {
    return SENDER;
  }

  private static MailSettings settings(URI endpoint, String sender) {
    return new MailSettings(
        "Media Transcoder <" + sender + ">",
        MailSettings.Transport.SES,
        new MailSettings.Ses("us-east-1", endpoint, null));
  }
}
