package org.mediatranscoder.gateway.jobs;

/** Why nothing honest can be said about the end of a job that has not ended. */
public enum EtaUnknown {
  /** No worker lives that could take it. */
  NO_WORKER,
  /**
   * It has no turn in the queue: as many jobs of its class and account run as may, or it waits
   * before it is tried again.
   */
  NO_TURN,
  /** No job of this format and about this size has completed lately. */
  NOT_MEASURED,
  /** It takes longer than jobs like it did, and nothing in it says how much is left. */
  LONGER_THAN_USUAL
}
