package org.mediatranscoder.gateway.operator;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How operators learn how full the file store is.
 *
 * @param maxAge it is measured again, when an operator looks, once the last figures are older;
 *     default 10 min
 * @param mostFiles files that are counted of each kind at most, in lists of a thousand; default
 *     100,000
 */
@Validated
@ConfigurationProperties("transcoder.storage-report")
record StorageProperties(
    @DefaultValue("10m") @NotNull @DurationMin Duration maxAge,
    @DefaultValue("100000") @Positive int mostFiles) {}
