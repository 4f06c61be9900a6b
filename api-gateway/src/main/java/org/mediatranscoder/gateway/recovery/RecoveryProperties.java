package org.mediatranscoder.gateway.recovery;

import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How lost jobs are restored from S3.
 *
 * @param interval how often it is asked whether Redis was lost; default 2 s
 * @param runWithin a job that has not ended is run again if it was accepted so long ago at most:
 *     not longer than the file store keeps results, or an ended job would run twice; default 30
 *     days
 * @param mailWithin if a job ended so long ago at most, its mail is sent and its webhooks are
 *     called unless it is noted that they have been; default 1 day
 */
@Validated
@ConfigurationProperties("transcoder.recovery")
record RecoveryProperties(
    @DefaultValue("2s") @NotNull @DurationMin(millis = 100) Duration interval,
    @DefaultValue("30d") @NotNull @DurationMin Duration runWithin,
    @DefaultValue("1d") @NotNull @DurationMin Duration mailWithin) {}
