package org.mediatranscoder.gateway.formats;

import jakarta.validation.constraints.NotNull;
import java.net.URI;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * The way to the catalogue of formats.
 *
 * @param baseUrl internal address of transcoding-worker; default {@code http://localhost:8084}
 * @param catalogueMaxAge how long a catalogue is used before it is asked for again; default 1 min
 * @param timeout longest wait for the connection, and again for the answer; default 2 s
 */
@Validated
@ConfigurationProperties("transcoder.transcoding")
record FormatsProperties(
    @DefaultValue("http://localhost:8084") @NotNull URI baseUrl,
    @DefaultValue("1m") @NotNull Duration catalogueMaxAge,
    @DefaultValue("2s") @NotNull Duration timeout) {}
