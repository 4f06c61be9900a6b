package org.mediatranscoder.auth.apitoken;

import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Tokens for scripts.
 *
 * @param mostPerAccount how many one account may have; default 50
 * @param sweepInterval how often Redis is made to say what MongoDB says: how long API tokens are
 *     unusable after a loss of Redis; default 10 seconds
 */
@Validated
@ConfigurationProperties("transcoder.auth.api-tokens")
record ApiTokenProperties(
    @Min(1) @DefaultValue("50") int mostPerAccount,
    @NotNull @DurationMin(millis = 100) @DurationMax(minutes = 1) @DefaultValue("10s")
        Duration sweepInterval) {}
