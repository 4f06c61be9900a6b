package org.mediatranscoder.gateway.deletion;

import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How long a deletion may take.
 *
 * @param timeout longest wait for one answer; default 30 s
 */
@Validated
@ConfigurationProperties("transcoder.deletion")
record DeletionProperties(@DefaultValue("30s") @NotNull Duration timeout) {}
