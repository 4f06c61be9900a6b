package org.mediatranscoder.redis.queue.server;

import java.time.Duration;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.jobrunr.server.BackgroundJobServer;
import org.jspecify.annotations.Nullable;
import org.mediatranscoder.redis.jobrunr.RedisStorageProvider;

/**
 * Says that the server of this process lives, and takes over the jobs of those that are dead. Every
 * worker does so, not JobRunr's master alone, which may be the one that died.
 *
 * <p>Who has just come, or heard nothing of Redis for a while, judges nobody for some pulses: the
 * others may not have been heard either.
 */
final class Pulse {

  static final Duration PERIOD = Duration.ofSeconds(1);

  private static final int PULSES_BEFORE_JUDGING = 3;

  private final RedisStorageProvider storage;
  private final Supplier<@Nullable BackgroundJobServer> server;
  private @Nullable UUID id;
  private long last;
  private int pulses;

  Pulse(RedisStorageProvider storage, Supplier<@Nullable BackgroundJobServer> server) {
    this.storage = storage;
    this.server = server;
  }

  /** One pulse; called again after {@link #PERIOD}, also when it fails. */
  void beat() {
    BackgroundJobServer current = server.get();
    if (current == null) {
      return;
    }
    Set<UUID> dead = beat(current.getId());
    if (!dead.isEmpty() && pulses > PULSES_BEFORE_JUDGING) {
      new Orphans(storage, current.getJobFilters()).takeOver(dead);
    }
  }

  private Set<UUID> beat(UUID current) {
    long now = System.nanoTime();
    boolean first = !current.equals(id);
    Duration sinceLast = first ? Duration.ofNanos(-1) : Duration.ofNanos(now - last);
    if (first || sinceLast.compareTo(PERIOD.multipliedBy(3)) > 0) {
      pulses = 0;
    }
    Set<UUID> dead = storage.pulse(current, sinceLast);
    id = current;
    last = now;
    pulses++;
    return dead;
  }
}
