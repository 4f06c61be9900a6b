package org.mediatranscoder.redis.jobrunr;

import java.time.Instant;
import java.util.Optional;

/**
 * What an owner has in the queue, or a class of work of one that may have only so many at once.
 *
 * @param owner as in {@link Turn}
 * @param waiting jobs that are enqueued
 * @param running jobs that are worked on
 * @param nextSince since when the one waits that comes next; empty if none waits
 */
public record Flow(String owner, long waiting, long running, Optional<Instant> nextSince) {}
