package org.mediatranscoder.transcoding.jobs;

/** The job is no longer ours: cancelled, ended, or taken over by another worker. */
class FencedOffException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  FencedOffException() {
    super("The job belongs to nobody or to another attempt");
  }
}
