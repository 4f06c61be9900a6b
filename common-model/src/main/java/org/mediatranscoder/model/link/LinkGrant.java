package org.mediatranscoder.model.link;

import org.mediatranscoder.model.job.JobId;

/** What a valid link grants, if this version is still the job's: a download of the output. */
public record LinkGrant(JobId job, int linkVersion) {}
