package org.mediatranscoder.notification.bounce;

import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Where Amazon SES tells of bounces and complaints.
 *
 * @param queueUrl of the SQS queue of SES's events; null, the default, reads none and sends mail to
 *     every address
 * @param region of the queue; null takes it from the environment as every AWS client does
 * @param remember how long an address gets no mail after it bounced for good or its owner
 *     complained; default 180 days
 */
@Validated
@ConfigurationProperties("transcoder.mail.bounces")
public record BounceSettings(
    @Nullable URI queueUrl, @Nullable String region, @DefaultValue("180d") Duration remember) {

  static final String QUEUE_URL = "transcoder.mail.bounces.queue-url";
}
