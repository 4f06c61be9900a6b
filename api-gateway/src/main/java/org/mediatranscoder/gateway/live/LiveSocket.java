package org.mediatranscoder.gateway.live;

import io.lettuce.core.RedisException;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.mediatranscoder.model.job.AccountId;
import org.mediatranscoder.model.job.JobId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.socket.CloseStatus;
import org.springframework.web.socket.TextMessage;
import org.springframework.web.socket.WebSocketSession;

/**
 * One client that follows all jobs of its account. It has a thread only while there is something to
 * send, and states are read when they are sent.
 */
final class LiveSocket {

  private static final Logger log = LoggerFactory.getLogger(LiveSocket.class);

  /** Changes that come faster are one. */
  private static final Duration PACE = Duration.ofMillis(100);

  private final WebSocketSession session;
  private final SocketStates states;
  private final SocketChanges changes = new SocketChanges();
  private final AtomicBoolean sending = new AtomicBoolean();
  private final AtomicBoolean snapshotDue = new AtomicBoolean();
  private final Consumer<JobId> follower = this::changed;
  private final Queue<OpenStreams.Place> places = new ConcurrentLinkedQueue<>();
  private final long openedAt = System.nanoTime();
  private volatile long sentAt = openedAt;
  private volatile @Nullable FollowedToken token;

  LiveSocket(WebSocketSession session, SocketStates states) {
    this.session = session;
    this.states = states;
  }

  /** Keeps the place until {@link #release}. */
  void hold(OpenStreams.Place place) {
    places.add(place);
  }

  void release() {
    for (OpenStreams.Place place = places.poll(); place != null; place = places.poll()) {
      place.close();
    }
  }

  /** Empty until the client has told its token. */
  Optional<FollowedToken> token() {
    return Optional.ofNullable(token);
  }

  /** Called at each change of a job of the account. */
  Consumer<JobId> follower() {
    return follower;
  }

  /** The account's newest jobs come first, then each change. */
  void begin(FollowedToken first) {
    token = first;
    snapshotDue.set(true);
    send();
  }

  /** Goes on with another token of the same account. */
  void renew(FollowedToken next) {
    token = next;
  }

  Duration age() {
    return Duration.ofNanos(System.nanoTime() - openedAt);
  }

  Duration silence() {
    return Duration.ofNanos(System.nanoTime() - sentAt);
  }

  private void changed(JobId id) {
    if (changes.add(id)) {
      send();
    } else {
      close(SocketEnd.TOO_SLOW);
    }
  }

  /** Looks again at the jobs that have not ended. */
  void look() {
    changes.addActive();
    send();
  }

  /** Shows that the line lives. */
  void showLife() {
    Thread.ofVirtual().name("live-socket").start(() -> guarded(() -> write(SocketMessage.alive())));
  }

  private void send() {
    if (sending.compareAndSet(false, true)) {
      Thread.ofVirtual().name("live-socket").start(() -> guarded(this::sendAll));
    }
  }

  private void sendAll() throws IOException, InterruptedException {
    try {
      FollowedToken current = token;
      if (current != null && snapshotDue.getAndSet(false)) {
        write(states.newest(current.account(), changes));
      }
      for (List<JobId> some = changes.take(); !some.isEmpty(); some = changes.take()) {
        for (JobId id : some) {
          Optional<SocketMessage> news = states.news(id, changes);
          if (news.isPresent()) {
            write(news.get());
          }
        }
        Thread.sleep(PACE);
      }
    } finally {
      sending.set(false);
    }
    if (changes.isWaiting()) {
      send();
    }
  }

  private void write(SocketMessage message) throws IOException {
    TextMessage text = new TextMessage(states.json(message));
    synchronized (session) {
      session.sendMessage(text);
    }
    sentAt = System.nanoTime();
  }

  private void guarded(Sending work) {
    try {
      work.run();
    } catch (IOException | IllegalStateException gone) {
      close(SocketEnd.TOO_SLOW);
    } catch (RedisException unavailable) {
      log.info("A WebSocket ends: {}", unavailable.toString());
      close(SocketEnd.TRY_AGAIN);
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
      close(SocketEnd.STOPPING);
    }
  }

  /** A second close does nothing. */
  void close(CloseStatus why) {
    try {
      session.close(why);
    } catch (IOException gone) {
      log.debug("The client of a WebSocket is gone", gone);
    }
  }

  boolean belongsTo(AccountId account) {
    FollowedToken current = token;
    return current != null && current.account().equals(account);
  }

  @FunctionalInterface
  private interface Sending {
    void run() throws IOException, InterruptedException;
  }
}
