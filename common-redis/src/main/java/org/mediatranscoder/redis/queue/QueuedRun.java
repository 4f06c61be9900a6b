package org.mediatranscoder.redis.queue;

import org.jspecify.annotations.Nullable;
import org.mediatranscoder.model.job.JobId;

/**
 * One run of a job, as a message names it.
 *
 * @param attempt the only one that the message is about; null if it is about any of the run
 */
public record QueuedRun(JobId job, int run, @Nullable Integer attempt) {}
