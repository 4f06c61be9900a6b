package org.mediatranscoder.model.job;

/**
 * Numbers of attempts. They fence: of two attempts at a job the greater number counts. After a loss
 * of Redis, or when another server has taken over, nobody knows which attempts were under way, so
 * they go on in the next thousand ({@code claim.lua} does so too); people are told what is left
 * without the thousands.
 */
public final class AttemptNumbers {

  private static final int LOSS = 1000;

  private AttemptNumbers() {}

  /**
   * Above what any attempt at the job may have that was under way when Redis was lost.
   *
   * @param greatest that is still known; 0 if none is
   */
  public static int afterLoss(int greatest) {
    return (greatest / LOSS + 1) * LOSS + greatest % LOSS;
  }

  /** How many attempts there were, as far as that is known. */
  public static int told(int attempt) {
    return attempt % LOSS;
  }
}
