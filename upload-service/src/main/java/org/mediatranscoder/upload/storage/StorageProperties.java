package org.mediatranscoder.upload.storage;

import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * What becomes of uploads that failed.
 *
 * @param abandonedAfter an upload in parts that is older than this belongs to nobody any more: more
 *     than an upload may take; default 12 h
 */
@Validated
@ConfigurationProperties("transcoder.upload.storage")
record StorageProperties(@DefaultValue("12h") @NotNull Duration abandonedAfter) {}
