package org.mediatranscoder.gateway.live;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * Streams of live changes.
 *
 * @param streamsPerAccount most streams that an account may have open on one instance; default 20
 * @param memory what all streams of an instance may take of its heap, reckoned as 50 KB for a
 *     WebSocket and 150 KB for a stream of events; default: half of the heap
 * @param heartbeat how long a stream may be silent before a comment shows that it lives; default 15
 *     s
 */
@Validated
@ConfigurationProperties("transcoder.live")
record LiveProperties(
    @DefaultValue("20") @Positive int streamsPerAccount,
    @Nullable DataSize memory,
    @DefaultValue("15s") @NotNull Duration heartbeat) {}
