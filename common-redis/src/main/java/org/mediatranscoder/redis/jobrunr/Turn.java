package org.mediatranscoder.redis.jobrunr;

import java.util.Map;
import org.jobrunr.jobs.Job;

/**
 * What a message takes of the workers' time, and from whose share: in its metadata, so that it
 * stays what it was when the message comes back.
 *
 * @param owner such as an account; messages without an owner share one
 * @param cost above zero, in a unit that is the same for all messages of a queue
 * @param rank among the messages of the owner: a lower one comes first; 0 to 9
 * @param workClass of which an owner may have {@code limit} at once; empty if there is no limit
 * @param limit above zero if there is a class
 */
public record Turn(String owner, long cost, int rank, String workClass, int limit) {

  /** Of a message that says nothing. */
  private static final Turn OF_NOBODY = new Turn("", 1, 0, "", 0);

  private static final String OWNER = "turnOwner";
  private static final String COST = "turnCost";
  private static final String RANK = "turnRank";
  private static final String CLASS = "turnClass";
  private static final String LIMIT = "turnLimit";

  public Turn {
    if (cost <= 0 || rank < 0 || rank > 9 || (limit <= 0) != workClass.isEmpty()) {
      throw new IllegalArgumentException("No turn: cost %d, rank %d".formatted(cost, rank));
    }
  }

  /** For the metadata of a message. */
  public Map<String, Object> metadata() {
    return Map.of(OWNER, owner, COST, cost, RANK, rank, CLASS, workClass, LIMIT, limit);
  }

  /** What takes turns among itself: all of an owner, or a class of it that has a limit. */
  String flow() {
    return workClass.isEmpty() ? owner : owner + "/" + workClass;
  }

  /** As the scripts write it. */
  String limitOrNone() {
    return workClass.isEmpty() ? "" : Integer.toString(limit);
  }

  static Turn of(Job message) {
    Map<String, Object> metadata = message.getMetadata();
    return metadata.get(OWNER) instanceof String owner && metadata.get(COST) instanceof Number cost
        ? new Turn(
            owner,
            cost.longValue(),
            number(metadata, RANK),
            String.valueOf(metadata.getOrDefault(CLASS, "")),
            number(metadata, LIMIT))
        : OF_NOBODY;
  }

  private static int number(Map<String, Object> metadata, String name) {
    return metadata.get(name) instanceof Number number ? number.intValue() : 0;
  }
}
