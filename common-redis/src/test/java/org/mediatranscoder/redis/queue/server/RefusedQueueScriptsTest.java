package org.mediatranscoder.redis.queue.server;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.mediatranscoder.redis.queue.QueueName.TRANSCODE;

import io.lettuce.core.AclSetuserArgs;
import io.lettuce.core.protocol.CommandType;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.mediatranscoder.model.job.AccountId;
import org.mediatranscoder.model.job.JobId;
import org.mediatranscoder.redis.RedisServer;
import org.mediatranscoder.redis.connection.RedisLink;
import org.mediatranscoder.redis.queue.QueueProperties;
import org.mediatranscoder.redis.queue.Share;

/** Redis refuses one of the commands of a script of the queue: it changes nothing then. */
class RefusedQueueScriptsTest {

  private static final Share SHARE = new Share(new AccountId("ada"), 1);

  private final RedisServer redis = new RedisServer();
  private final RedisLink link = redis.link();
  private final Worker worker =
      new Worker(
          redis.uri(),
          new QueueProperties(TRANSCODE, 1, 3, Duration.ofSeconds(5), Duration.ofSeconds(30)),
          id -> {});

  @AfterEach
  void stop() {
    worker.close();
    link.close();
    redis.close();
  }

  @ParameterizedTest
  @EnumSource(names = {"HSET", "ZADD", "ZREM", "HINCRBY", "HDEL", "ZREMRANGEBYSCORE", "PUBLISH"})
  void aJobIsEnqueuedWholeOrNotAtAll(CommandType refused) {
    worker.queue.enqueue(JobId.random(), 1, SHARE);
    JobId id = JobId.random();

    assertThatNothingChanges(refused, () -> worker.queue.enqueue(id, 1, SHARE));

    worker.queue.enqueue(id, 1, SHARE);
    assertThat(worker.queue.position(id, 1)).hasValue(1);
    worker.server.start();
    await().atMost(Duration.ofSeconds(20)).until(() -> worker.ended.contains(id.value()));
    assertThat(worker.ended).hasSize(2);
  }

  @ParameterizedTest
  @EnumSource(names = {"DEL", "ZREM", "ZINCRBY", "HINCRBY", "HDEL", "ZADD"})
  void aJobIsWithdrawnWholeOrNotAtAll(CommandType refused) {
    JobId id = JobId.random();
    worker.queue.enqueue(id, 1, SHARE);
    JobId next = JobId.random();
    worker.queue.enqueue(next, 1, SHARE);

    assertThatNothingChanges(refused, () -> worker.queue.withdraw(id, 1));

    worker.queue.withdraw(id, 1);
    assertThat(worker.queue.position(id, 1)).isEmpty();
    assertThat(worker.queue.position(next, 1)).hasValue(0);
    worker.server.start();
    await().atMost(Duration.ofSeconds(20)).until(() -> worker.ended.contains(next.value()));
    assertThat(worker.ended).hasSize(1);
  }

  private void assertThatNothingChanges(CommandType refused, Runnable call) {
    Map<String, String> before = dumps();
    link.commands().aclSetuser("default", AclSetuserArgs.Builder.removeCommand(refused));
    try {
      assertThatThrownBy(call::run).hasStackTraceContaining("can't run this command");
    } finally {
      link.commands().aclSetuser("default", AclSetuserArgs.Builder.addCommand(refused));
    }
    assertThat(dumps()).isEqualTo(before);
  }

  /** Of each key, as Redis would write it to its disk. */
  private Map<String, String> dumps() {
    return link.commands().keys("*").stream()
        .collect(toMap(key -> key, key -> new String(link.commands().dump(key), ISO_8859_1)));
  }
}
