package org.mediatranscoder.transcoding.operator;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.mediatranscoder.redis.queue.dashboard.QueueState;

/**
 * One queue.
 *
 * @param name {@code transcode} or {@code notify}
 * @param messages how many there are in each state, by its name in JobRunr
 * @param oldestWaitSeconds age of the message that has waited longest, null if none waits
 */
record QueueView(
    String name,
    Map<String, Long> messages,
    @Nullable Long oldestWaitSeconds,
    List<QueueState.Account> accounts,
    List<QueueState.Server> servers) {

  QueueView {
    messages = Map.copyOf(messages);
    accounts = List.copyOf(accounts);
    servers = List.copyOf(servers);
  }

  static QueueView of(QueueState state) {
    Duration oldest = state.oldestWait();
    return new QueueView(
        state.name().name().toLowerCase(Locale.ROOT),
        state.messages(),
        oldest == null ? null : oldest.toSeconds(),
        state.accounts(),
        state.servers());
  }
}
