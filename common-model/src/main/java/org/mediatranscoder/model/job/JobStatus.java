package org.mediatranscoder.model.job;

import java.util.Set;

/** Where a job stands. {@link #canBecome} is the one table of allowed changes. */
public enum JobStatus {
  /** Accepted, waiting for a worker. */
  PENDING,
  /** A worker is at it. */
  PROCESSING,
  /** The outputs are there. */
  COMPLETED,
  /** It cannot be done; the failure says why. */
  FAILED,
  /** Its owner stopped it. */
  CANCELLED;

  /**
   * Whether the change is allowed. PROCESSING to PROCESSING is a worker that takes over from one
   * that was given up for dead; a change to PENDING is a retry.
   */
  public boolean canBecome(JobStatus next) {
    return successors().contains(next);
  }

  /** The states that may follow this one. */
  public Set<JobStatus> successors() {
    return switch (this) {
      case PENDING -> Set.of(PROCESSING, FAILED, CANCELLED);
      case PROCESSING -> Set.of(PROCESSING, COMPLETED, FAILED, CANCELLED, PENDING);
      case COMPLETED -> Set.of();
      case FAILED, CANCELLED -> Set.of(PENDING);
    };
  }

  /** Whether no worker will touch the job again unless its owner asks for it. */
  public boolean isEnded() {
    return this == COMPLETED || this == FAILED || this == CANCELLED;
  }
}
