package org.mediatranscoder.model.job;

/**
 * Published on Redis after every change of a job; a listener reads fresh state, so a lost event
 * costs time and never truth.
 */
public record JobChanged(JobId jobId, AccountId owner, JobStatus status, int attempt) {}
