package org.mediatranscoder.notification.webhook;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How webhooks are called.
 *
 * @param timeout of a whole request, from the look-up of the name to the status of the answer;
 *     default 10 seconds
 * @param allowLoopback whether addresses of this machine are called, by http too: for development
 *     only; default false. auth-service has the same setting
 * @param offAfter how long a webhook fails at every try until it is switched off; default 3 days
 * @param offTries how many tries that are at least; default 10
 * @param oldest how old the end of a job may be that is still told, such as after a loss of Redis;
 *     default 3 days
 */
@Validated
@ConfigurationProperties("transcoder.webhooks")
record WebhookSettings(
    @DefaultValue("10s") @NotNull @DurationMin(millis = 100) @DurationMax(seconds = 60)
        Duration timeout,
    @DefaultValue("false") boolean allowLoopback,
    @DefaultValue("3d") @NotNull Duration offAfter,
    @DefaultValue("10") @Positive int offTries,
    @DefaultValue("3d") @NotNull Duration oldest) {}
