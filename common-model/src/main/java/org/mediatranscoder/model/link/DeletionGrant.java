package org.mediatranscoder.model.link;

import java.time.Instant;
import org.mediatranscoder.model.job.AccountId;
import org.mediatranscoder.model.job.JobId;

/**
 * What the holder of a deletion link may do: delete this job with all its files.
 *
 * @param owner of the job
 * @param linkVersion the grant is good only while it is the job's
 * @param expiresAt in whole seconds; the grant is good before
 */
public record DeletionGrant(JobId job, AccountId owner, int linkVersion, Instant expiresAt) {}
