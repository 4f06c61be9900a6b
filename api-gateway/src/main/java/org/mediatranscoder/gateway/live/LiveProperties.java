package org.mediatranscoder.gateway.live;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Streams of live changes.
 *
 * @param streamsPerAccount most streams that an account may have open on one instance; default 20
 * @param heartbeat how long a stream may be silent before a comment shows that it lives; default 15
 *     s
 */
@Validated
@ConfigurationProperties("transcoder.live")
record LiveProperties(
    @DefaultValue("20") @Positive int streamsPerAccount,
    @DefaultValue("15s") @NotNull Duration heartbeat) {}
