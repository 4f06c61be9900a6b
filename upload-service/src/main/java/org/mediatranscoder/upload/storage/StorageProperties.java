package org.mediatranscoder.upload.storage;

import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How patient we are with S3.
 *
 * @param callTimeout for one call with its retries; default 2 min
 * @param abandonedAfter an upload in parts that is older than this belongs to nobody any more: more
 *     than an upload may take; default 12 h
 */
@Validated
@ConfigurationProperties("transcoder.upload.storage")
record StorageProperties(
    @DefaultValue("2m") @NotNull Duration callTimeout,
    @DefaultValue("12h") @NotNull Duration abandonedAfter) {}
