package org.mediatranscoder.redis.queue;

import org.mediatranscoder.model.job.JobId;

/** One run of a job, as a message names it. */
public record QueuedRun(JobId job, int run) {}
