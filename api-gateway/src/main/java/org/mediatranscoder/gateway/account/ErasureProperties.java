package org.mediatranscoder.gateway.account;

import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * The erasure of the jobs of deleted accounts.
 *
 * @param sweepInterval how often it is tried again where something could not be erased, or the
 *     instance that began has died; default 5 s
 */
@Validated
@ConfigurationProperties("transcoder.erasure")
record ErasureProperties(
    @DefaultValue("5s") @NotNull @DurationMin(millis = 100) Duration sweepInterval) {}
