package org.mediatranscoder.auth.index;

import java.time.Duration;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.index.Index;
import org.springframework.data.mongodb.core.index.IndexOperations;

/**
 * Makes the indexes of one collection. Amazon DocumentDB builds one index of a collection at a time
 * and refuses a second build, also one of the same index, as two instances ask for that start
 * together; so each is tried again until the other build has ended.
 */
public final class Indexes {

  /** An instance is given longer than this to start. Its collections are small. */
  private static final int TRIES = 60;

  private static final Duration PAUSE = Duration.ofSeconds(1);

  /** "Existing index build in progress on the same collection. Collection is limited to …". */
  private static final Pattern BUSY =
      Pattern.compile("index build(?:s)? (?:is |are )?in progress", Pattern.CASE_INSENSITIVE);

  private static final Logger log = LoggerFactory.getLogger(Indexes.class);

  private final IndexOperations collection;
  private final Duration pause;

  Indexes(IndexOperations collection, Duration pause) {
    this.collection = collection;
    this.pause = pause;
  }

  /** Those of the collection in which documents of this type are. */
  public static Indexes of(MongoOperations mongo, Class<?> document) {
    return new Indexes(mongo.indexOps(document), PAUSE);
  }

  /**
   * Makes what is not there yet, one after the other.
   *
   * @throws DataAccessException if an index is refused for another reason, or for a minute
   */
  public void create(Index... indexes) {
    for (Index index : indexes) {
      create(index);
    }
  }

  private void create(Index index) {
    for (int attempt = 1; ; attempt++) {
      try {
        collection.createIndex(index);
        return;
      } catch (DataAccessException refused) {
        if (attempt == TRIES || !isBusy(refused)) {
          throw refused;
        }
        log.info("Another instance makes an index of this collection: {}", refused.getMessage());
        sleep();
      }
    }
  }

  private static boolean isBusy(DataAccessException refused) {
    String message = refused.getMostSpecificCause().getMessage();
    return message != null && BUSY.matcher(message).find();
  }

  private void sleep() {
    try {
      Thread.sleep(pause);
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Stopped while another instance makes an index", stopping);
    }
  }
}
