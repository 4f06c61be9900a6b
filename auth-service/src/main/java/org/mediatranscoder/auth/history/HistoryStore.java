package org.mediatranscoder.auth.history;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mediatranscoder.auth.index.Indexes;
import org.mediatranscoder.model.job.AccountId;
import org.mediatranscoder.model.job.JobId;
import org.mediatranscoder.model.job.TranscodeJob;
import org.springframework.data.domain.Sort;
import org.springframework.data.domain.Sort.Direction;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.index.Index;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** The lasting history in MongoDB. */
@Component
class HistoryStore {

  private static final String CREATED_AT = "createdAt";
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final MongoOperations mongo;

  HistoryStore(MongoOperations mongo) {
    this.mongo = mongo;
    Indexes.of(mongo, StoredEndedJob.class)
        .create(
            new Index()
                .on("account", Direction.ASC)
                .on(CREATED_AT, Direction.DESC)
                .on("_id", Direction.DESC));
  }

  /** Writes the job, or replaces what was written of it before. */
  void put(TranscodeJob job) {
    mongo.save(StoredEndedJob.of(job, JSON.writeValueAsString(job)));
  }

  void remove(JobId id) {
    mongo.remove(query(where("_id").is(id.toString())), StoredEndedJob.class);
  }

  void removeAll(AccountId account) {
    mongo.remove(query(where("account").is(account.value())), StoredEndedJob.class);
  }

  /** The job of this account as JSON, if there is one. */
  Optional<String> find(AccountId account, JobId id) {
    Query one = query(where("_id").is(id.toString()).and("account").is(account.value()));
    return Optional.ofNullable(mongo.findOne(one, StoredEndedJob.class)).map(StoredEndedJob::job);
  }

  /**
   * Jobs as JSON, newest first; of the same millisecond the one with the greatest id.
   *
   * @param after only those after this place; null for the first ones
   * @param status only jobs of this status, null for all
   */
  List<String> page(
      AccountId account, @Nullable HistoryPlace after, @Nullable String status, int limit) {
    Criteria wanted = where("account").is(account.value());
    if (status != null) {
      wanted = wanted.and("status").is(status);
    }
    if (after != null) {
      wanted =
          wanted.orOperator(
              where(CREATED_AT).lt(after.createdAt()),
              where(CREATED_AT).is(after.createdAt()).and("_id").lt(after.id()));
    }
    Query page = query(wanted).with(Sort.by(Direction.DESC, CREATED_AT, "_id")).limit(limit);
    return mongo.find(page, StoredEndedJob.class).stream().map(StoredEndedJob::job).toList();
  }
}
