package org.mediatranscoder.auth.history;

import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * The lasting history of jobs.
 *
 * @param interval how often jobs that have ended are taken into it; default 1 second
 * @param keptInRedis after which time since it was accepted a job that has ended is in the lasting
 *     history only: not less than the file store keeps files; by default all stay in Redis
 */
@Validated
@ConfigurationProperties("transcoder.auth.history")
record HistoryProperties(
    @NotNull @DurationMin(millis = 100) @DefaultValue("1s") Duration interval,
    @Nullable Duration keptInRedis) {}
