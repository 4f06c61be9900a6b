package org.mediatranscoder.gateway.downstream;

import jakarta.validation.constraints.NotNull;
import java.net.URI;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * The way to auth-service.
 *
 * @param baseUrl its address; default {@code http://localhost:8082}
 * @param connectTimeout longest wait for a connection; default 2 s
 * @param timeout longest wait for an answer; default 10 s
 */
@Validated
@ConfigurationProperties("transcoder.auth")
public record AuthServiceProperties(
    @DefaultValue("http://localhost:8082") @NotNull URI baseUrl,
    @DefaultValue("2s") @NotNull Duration connectTimeout,
    @DefaultValue("10s") @NotNull Duration timeout) {}
