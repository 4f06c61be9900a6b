package org.mediatranscoder.gateway.formats;

import jakarta.validation.constraints.NotNull;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * The formats on offer.
 *
 * @param maxAge how long what the workers reported is used before Redis is asked again; default 30
 *     s
 * @param folder of further presets, files {@code *.yaml} like the catalogue of this release; the
 *     same for api-gateway and all workers; default: none
 */
@Validated
@ConfigurationProperties("transcoder.formats")
record FormatsProperties(@DefaultValue("30s") @NotNull Duration maxAge, @Nullable Path folder) {}
