package org.mediatranscoder.gateway.formats;

import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * The formats on offer.
 *
 * @param maxAge how long what the workers reported is used before Redis is asked again; default 30
 *     s
 */
@Validated
@ConfigurationProperties("transcoder.formats")
record FormatsProperties(@DefaultValue("30s") @NotNull Duration maxAge) {}
