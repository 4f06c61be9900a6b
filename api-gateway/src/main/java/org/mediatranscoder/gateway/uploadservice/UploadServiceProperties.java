package org.mediatranscoder.gateway.uploadservice;

import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How long upload-service may take.
 *
 * @param connectTimeout longest wait for a connection to upload-service; default 2 s
 * @param stallTimeout longest time without a byte taken by upload-service; default 30 s
 * @param answerTimeout longest wait for its answer once it has the whole body; default 2 min
 */
@Validated
@ConfigurationProperties("transcoder.upload")
record UploadServiceProperties(
    @DefaultValue("2s") @NotNull Duration connectTimeout,
    @DefaultValue("30s") @NotNull Duration stallTimeout,
    @DefaultValue("2m") @NotNull Duration answerTimeout) {}
