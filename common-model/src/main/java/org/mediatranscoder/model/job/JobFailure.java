package org.mediatranscoder.model.job;

/**
 * Why a job failed.
 *
 * @param message the reason in plain words for the person who uploaded the file; no paths, no
 *     internals
 */
public record JobFailure(FailureCode code, String message) {}
