package org.mediatranscoder.upload.storage;

import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * What becomes of uploads that failed.
 *
 * @param abandonedAfter an upload in parts that is older than this belongs to nobody any more, also
 *     one that could have been resumed: more than an upload may take; default 24 h
 */
@Validated
@ConfigurationProperties("transcoder.upload.storage")
public record StorageProperties(@DefaultValue("24h") @NotNull Duration abandonedAfter) {}
