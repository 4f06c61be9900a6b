package org.mediatranscoder.redis.queue.server;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.jobrunr.server.BackgroundJobServer;
import org.jobrunr.server.BackgroundJobServerConfiguration;
import org.jobrunr.server.JobActivator;
import org.jobrunr.utils.mapper.JsonMapper;
import org.jspecify.annotations.Nullable;
import org.mediatranscoder.redis.connection.RedisSubscription;
import org.mediatranscoder.redis.jobrunr.RedisStorageProvider;
import org.mediatranscoder.redis.queue.MessageTraces;
import org.mediatranscoder.redis.queue.QueueProperties;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Works on one queue with the handlers of this process. It keeps a JobRunr server alive: JobRunr
 * stops its server for good after an error in the heartbeat, so a watchdog starts a new one, until
 * {@link #stop} is called. {@link #start} does not wait for Redis.
 */
public final class QueueServer implements SmartLifecycle {

  private static final Logger LOG = LoggerFactory.getLogger(QueueServer.class);
  private static final Duration POLL = Duration.ofSeconds(5);
  private static final Duration WATCH = Duration.ofSeconds(1);

  private final RedisStorageProvider storage;
  private final JsonMapper mapper;
  private final JobActivator handlers;
  private final QueueProperties properties;
  private final Clock clock;
  private final MessageTraces traces;
  private final DwellTimes dwellTimes;
  private final Slots slots;
  private volatile @Nullable BackgroundJobServer server;
  private volatile boolean started;
  private @Nullable RedisSubscription wakeUps;
  private @Nullable PollTrigger scans;
  private @Nullable Watchdog watchdog;
  private @Nullable Watchdog pulse;

  QueueServer(
      RedisStorageProvider storage,
      JsonMapper mapper,
      JobActivator handlers,
      QueueProperties properties,
      MessageTraces traces,
      Clock clock) {
    this.storage = storage;
    this.mapper = mapper;
    this.handlers = handlers;
    this.properties = properties;
    this.clock = clock;
    this.traces = traces;
    this.dwellTimes = new DwellTimes(Objects.requireNonNull(properties.server()), clock);
    this.slots = new Slots(properties.slots(), traces::end);
  }

  /**
   * Whether jobs are taken from the queue just now; false once Redis is unavailable for too long.
   */
  public boolean isServing() {
    BackgroundJobServer current = server;
    return started && current != null && current.isRunning() && current.isAnnounced();
  }

  /** How many jobs are being worked on just now. */
  public int busySlots() {
    return slots.taken();
  }

  @Override
  public synchronized void start() {
    if (started) {
      return;
    }
    started = true;
    PollTrigger newScans = new PollTrigger(slots, () -> server);
    scans = newScans;
    slots.onFree(newScans::request);
    watchdog = new Watchdog("queue-watchdog", () -> watch(newScans), WATCH);
    pulse = new Watchdog("queue-pulse", new Pulse(storage, () -> server)::beat, Pulse.PERIOD);
  }

  /** Waits until the running jobs have ended or are given back. */
  @Override
  public synchronized void stop() {
    if (!started) {
      return;
    }
    started = false;
    if (watchdog != null) {
      watchdog.close();
    }
    if (wakeUps != null) {
      wakeUps.close();
      wakeUps = null;
    }
    if (server != null) {
      server.stop();
      server = null;
    }
    if (pulse != null) {
      pulse.close(); // Not before: the running jobs may take long to end.
    }
    if (scans != null) {
      scans.close();
    }
  }

  /** Whether Spring has to stop it. */
  @Override
  public boolean isRunning() {
    return started;
  }

  private void watch(PollTrigger current) {
    if (server != null && hasStopped(server)) {
      LOG.warn("The JobRunr server stopped by itself; a new one will start");
      server = null;
    }
    if (server == null) {
      server = launch();
    }
    if (wakeUps == null) {
      wakeUps = storage.onWakeUp(current::request);
      current.request(); // For what was enqueued before we listened.
    }
  }

  private static boolean hasStopped(BackgroundJobServer candidate) {
    return !candidate.isRunning() && candidate.getServerStatus().getFirstHeartbeat() == null;
  }

  private BackgroundJobServer launch() {
    storage.checkReachable();
    BackgroundJobServer fresh = new BackgroundJobServer(storage, mapper, handlers, configuration());
    fresh.setJobFilters(List.of(new Retries(properties.retries(), clock), dwellTimes, traces));
    fresh.start();
    return fresh;
  }

  /**
   * JobRunr's own time-out is the second net only, for a job of which its living server does not
   * know any more. It is longer than an outage that the running jobs survive.
   */
  private int pollsUntilTimeout() {
    return (int) Math.max(4, properties.outageGracePeriod().dividedBy(POLL) + 2);
  }

  private BackgroundJobServerConfiguration configuration() {
    return BackgroundJobServerConfiguration.usingStandardBackgroundJobServerConfiguration()
        .andPollInterval(POLL)
        .andServerTimeoutPollIntervalMultiplicand(pollsUntilTimeout())
        .andBackgroundJobServerWorkerPolicy(slots)
        .andInterruptJobsAwaitDurationOnStopBackgroundJobServer(properties.stopTimeout());
  }
}
