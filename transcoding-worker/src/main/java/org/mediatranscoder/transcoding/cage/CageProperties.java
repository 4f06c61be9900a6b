package org.mediatranscoder.transcoding.cage;

import jakarta.validation.constraints.PositiveOrZero;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * As whom FFmpeg runs.
 *
 * @param firstUserId the first of 500 ids of users and groups that nobody else has: where the
 *     worker is root, each job's FFmpeg runs as one of them; 0 if it is to run as root; default
 *     60600, which neither Debian nor systemd gives away
 */
@Validated
@ConfigurationProperties("transcoder.worker.cage")
public record CageProperties(@DefaultValue("60600") @PositiveOrZero int firstUserId) {}
