package org.mediatranscoder.auth.me;

import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * The deletion of accounts.
 *
 * @param sweepInterval how often it goes on with those that have begun; default 10 seconds
 */
@Validated
@ConfigurationProperties("transcoder.auth.deletion")
record DeletionProperties(
    @NotNull @DurationMin(millis = 100) @DurationMax(minutes = 5) @DefaultValue("10s")
        Duration sweepInterval) {}
