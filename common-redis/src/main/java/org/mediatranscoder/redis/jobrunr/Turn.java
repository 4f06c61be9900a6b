package org.mediatranscoder.redis.jobrunr;

import java.util.Map;
import org.jobrunr.jobs.Job;

/**
 * What a message takes of the workers' time, and from whose share: in its metadata, so that it
 * stays what it was when the message comes back.
 *
 * @param owner such as an account; messages without an owner share one
 * @param cost above zero, in a unit that is the same for all messages of a queue
 */
public record Turn(String owner, long cost) {

  /** Of a message that says nothing. */
  private static final Turn OF_NOBODY = new Turn("", 1);

  private static final String OWNER = "turnOwner";
  private static final String COST = "turnCost";

  public Turn {
    if (cost <= 0) {
      throw new IllegalArgumentException("A cost must be above zero");
    }
  }

  /** For the metadata of a message. */
  public Map<String, Object> metadata() {
    return Map.of(OWNER, owner, COST, cost);
  }

  static Turn of(Job message) {
    Map<String, Object> metadata = message.getMetadata();
    return metadata.get(OWNER) instanceof String owner && metadata.get(COST) instanceof Number cost
        ? new Turn(owner, cost.longValue())
        : OF_NOBODY;
  }
}
