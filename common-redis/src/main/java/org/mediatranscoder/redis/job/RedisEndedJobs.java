package org.mediatranscoder.redis.job;

import io.lettuce.core.Consumer;
import io.lettuce.core.RedisBusyException;
import io.lettuce.core.RedisCommandExecutionException;
import io.lettuce.core.StreamMessage;
import io.lettuce.core.XGroupCreateArgs;
import io.lettuce.core.XReadArgs;
import io.lettuce.core.XReadArgs.StreamOffset;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mediatranscoder.model.job.JobId;
import org.mediatranscoder.redis.connection.RedisLink;

/** A Redis stream with one consumer group. All instances are one consumer: they may repeat work. */
final class RedisEndedJobs implements EndedJobs {

  private static final String GROUP = "history";
  private static final Consumer<String> CONSUMER = Consumer.from(GROUP, "auth-service");
  private static final String FIRST = "0";
  private static final int MOST = 100;

  private final RedisLink redis;

  RedisEndedJobs(RedisLink redis) {
    this.redis = redis;
  }

  @Override
  public List<EndedJob> take() {
    try {
      List<EndedJob> taken = read(StreamOffset.from(JobKeys.ENDED, FIRST));
      return taken.isEmpty() ? read(StreamOffset.lastConsumed(JobKeys.ENDED)) : taken;
    } catch (RedisCommandExecutionException refused) {
      if (refused.getMessage() != null && refused.getMessage().startsWith("NOGROUP")) {
        createGroup();
        return read(StreamOffset.lastConsumed(JobKeys.ENDED));
      }
      throw refused;
    }
  }

  @Override
  public void done(List<EndedJob> jobs) {
    if (!jobs.isEmpty()) {
      String[] entries = jobs.stream().map(EndedJob::entry).toArray(String[]::new);
      redis.commands().xack(JobKeys.ENDED, GROUP, entries);
      redis.commands().xdel(JobKeys.ENDED, entries);
    }
  }

  @SuppressWarnings("unchecked") // An array of generic offsets, of which there is one.
  private List<EndedJob> read(StreamOffset<String> from) {
    return redis.commands().xreadgroup(CONSUMER, XReadArgs.Builder.count(MOST), from).stream()
        .map(RedisEndedJobs::entry)
        .toList();
  }

  /** One that was cut off the stream has no body any more. */
  private static EndedJob entry(StreamMessage<String, String> message) {
    @Nullable String job = message.getBody() == null ? null : message.getBody().get("job");
    return new EndedJob(message.getId(), Optional.ofNullable(job).flatMap(JobId::parse));
  }

  /** At the first use, and after a loss of Redis. */
  private void createGroup() {
    try {
      redis
          .commands()
          .xgroupCreate(
              StreamOffset.from(JobKeys.ENDED, FIRST), GROUP, XGroupCreateArgs.Builder.mkstream());
    } catch (RedisBusyException anotherInstanceDid) {
      return;
    }
  }
}
