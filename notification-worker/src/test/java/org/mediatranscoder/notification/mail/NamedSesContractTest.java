package org.mediatranscoder.notification.mail;

import java.net.URI;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;

/**
 * Any SES that {@code CONTRACT_SES_ENDPOINT} names, with {@code CONTRACT_SES_REGION} (default
 * {@code us-east-1}), {@code CONTRACT_SES_FROM}, a verified sender, and {@code CONTRACT_SES_TO};
 * the credentials are those of the environment.
 */
@EnabledIfEnvironmentVariable(
    named = NamedSesContractTest.ENDPOINT,
    matches = ".+",
    disabledReason = "CONTRACT_SES_ENDPOINT names no other SES")
class NamedSesContractTest extends SesContract {

  static final String ENDPOINT = "CONTRACT_SES_ENDPOINT";

  @Override
  MailSettings settings(String sender) {
    URI endpoint = URI.create(System.getenv(ENDPOINT));
    return new MailSettings(
        "Media Transcoder <" + sender + ">",
        MailSettings.Transport.SES,
        new MailSettings.Ses(variable("REGION", "us-east-1"), endpoint, null));
  }

  @Override
  String sender() {
    return variable("FROM", "no-reply@contract.test");
  }

  @Override
  String recipient() {
    return variable("TO", "success@simulator.amazonses.com");
  }

  private static String variable(String name, String otherwise) {
    return System.getenv().getOrDefault("CONTRACT_SES_" + name, otherwise);
  }
}
