package org.mediatranscoder.gateway.recovery;

/** The recovery does not belong to this instance any more: Redis was lost again, or it was slow. */
class LeaseLostException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  LeaseLostException() {
    super("The lease of the recovery was lost");
  }
}
