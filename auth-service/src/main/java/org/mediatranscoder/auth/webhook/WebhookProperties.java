package org.mediatranscoder.auth.webhook;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * The webhooks of accounts.
 *
 * @param mostPerAccount how many an account may have; default 5
 * @param overlap how long the old secret signs too after a new one was made; default 24 hours
 * @param allowLoopback whether addresses of this machine are taken, by http too: for development
 *     only; default false. notification-worker has the same setting
 * @param sweepInterval how often Redis is made to say what MongoDB says; default 5 seconds
 */
@Validated
@ConfigurationProperties("transcoder.webhooks")
record WebhookProperties(
    @DefaultValue("5") @Positive int mostPerAccount,
    @DefaultValue("24h") @NotNull Duration overlap,
    @DefaultValue("false") boolean allowLoopback,
    @NotNull @DurationMin(millis = 100) @DurationMax(minutes = 1) @DefaultValue("5s")
        Duration sweepInterval) {}
