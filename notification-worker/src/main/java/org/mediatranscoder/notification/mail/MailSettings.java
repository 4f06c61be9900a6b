package org.mediatranscoder.notification.mail;

import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import jakarta.validation.constraints.NotBlank;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How mail leaves.
 *
 * @param from the sender, with or without a name; default {@code Media Transcoder
 *     <no-reply@localhost.localdomain>}
 * @param transport {@code smtp} (the default; see {@code spring.mail.*}) or {@code ses}
 * @param ses used with {@code transport=ses} only
 */
@Validated
@ConfigurationProperties("transcoder.mail")
record MailSettings(
    @DefaultValue("Media Transcoder <no-reply@localhost.localdomain>") @NotBlank String from,
    @DefaultValue("smtp") Transport transport,
    @DefaultValue Ses ses) {

  /** The two ways out. */
  enum Transport {
    SMTP,
    SES
  }

  /**
   * Amazon SES, version 2 of its API.
   *
   * @param region of AWS; null takes it from the environment as every AWS client does
   * @param endpoint instead of the region's own, for a VPC endpoint; null for none
   * @param configurationSet that SES applies to each mail; null for none
   */
  record Ses(@Nullable String region, @Nullable URI endpoint, @Nullable String configurationSet) {}

  /**
   * @throws IllegalArgumentException if {@code from} is no address
   */
  MailSettings {
    if (from != null && !from.isBlank()) {
      address(from);
    }
  }

  InternetAddress sender() {
    return address(from);
  }

  private static InternetAddress address(String text) {
    try {
      return new InternetAddress(text, true);
    } catch (AddressException noAddress) {
      throw new IllegalArgumentException("transcoder.mail.from is no mail address", noAddress);
    }
  }
}
