package org.mediatranscoder.redis.access;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.mediatranscoder.model.job.TranscodeJob;

/**
 * What Redis says of a request, as of one moment.
 *
 * @param tokenGood whether its token may be used
 * @param retryAfter until the account may ask again; zero if this request was taken
 * @param job that was asked for; null if there is none, or if the request is refused
 */
public record Admission(boolean tokenGood, Duration retryAfter, @Nullable TranscodeJob job) {}
