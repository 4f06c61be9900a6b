package org.mediatranscoder.redis.job;

import java.util.Optional;
import org.mediatranscoder.model.job.JobId;

/**
 * One entry of {@link EndedJobs}. It names the job only: what counts is how the job is when the
 * entry is read.
 *
 * @param entry names the entry
 * @param job empty if the entry cannot be read any more
 */
public record EndedJob(String entry, Optional<JobId> job) {}
