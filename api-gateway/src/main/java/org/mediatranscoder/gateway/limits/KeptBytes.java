package org.mediatranscoder.gateway.limits;

/**
 * What jobs keep in the file store.
 *
 * @param jobs how many keep something there
 * @param sources bytes of their sources
 * @param outputs bytes of their outputs
 */
public record KeptBytes(long jobs, long sources, long outputs) {

  /** Nothing. */
  public static final KeptBytes NONE = new KeptBytes(0, 0, 0);

  /** Both together. */
  public KeptBytes plus(KeptBytes more) {
    return new KeptBytes(jobs + more.jobs, sources + more.sources, outputs + more.outputs);
  }

  /** Of sources and outputs. */
  public long bytes() {
    return sources + outputs;
  }
}
