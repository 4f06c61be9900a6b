package org.mediatranscoder.transcoding.jobs;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Whether packages can be played while they are made.
 *
 * @param enabled whether pieces of a package are stored during its encode
 */
@Validated
@ConfigurationProperties("transcoder.worker.live")
public record LiveProperties(@DefaultValue("true") boolean enabled) {}
