package org.mediatranscoder.auth.token;

import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How long tokens live.
 *
 * @param codeLife from redirect to token request; default 2 minutes
 * @param deviceCodeLife how long a device waits for somebody to allow it; default 10 minutes
 * @param accessTokenLife 1 to 15 minutes; default 10 minutes
 * @param refreshTokenLife how long a person stays signed in without coming back; default 14 days
 */
@Validated
@ConfigurationProperties("transcoder.auth.tokens")
public record TokenProperties(
    @NotNull @DurationMin(seconds = 10) @DurationMax(minutes = 10) @DefaultValue("2m")
        Duration codeLife,
    @NotNull @DurationMin(minutes = 1) @DurationMax(minutes = 30) @DefaultValue("10m")
        Duration deviceCodeLife,
    @NotNull @DurationMin(minutes = 1) @DurationMax(minutes = 15) @DefaultValue("10m")
        Duration accessTokenLife,
    @NotNull @DurationMin(minutes = 15) @DurationMax(days = 90) @DefaultValue("14d")
        Duration refreshTokenLife) {}
