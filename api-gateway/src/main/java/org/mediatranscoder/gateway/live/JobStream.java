package org.mediatranscoder.gateway.live;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import org.mediatranscoder.gateway.jobs.JobViews;
import org.mediatranscoder.model.job.JobId;
import org.mediatranscoder.redis.job.JobStore;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Sends a client each new state of a job. The state is read when it is sent, so nothing piles up
 * for a slow client; one that takes nothing for as long as the server's time-out is dropped.
 */
@Component
class JobStream {

  /** How often the token is looked at. */
  private static final Duration LOOK = Duration.ofSeconds(1);

  /** How often the job is looked at that nobody told of: its place in the queue changes. */
  private static final Duration SELDOM = Duration.ofSeconds(3);

  /** Changes that come faster are one. */
  private static final Duration PACE = Duration.ofMillis(100);

  private static final String HEARTBEAT = ":\n\n";

  private final JobSignals signals;
  private final JobStore jobs;
  private final JobViews views;
  private final TokenWatch tokens;
  private final OpenStreams streams;
  private final JsonMapper json;
  private final Duration heartbeat;

  JobStream(
      JobSignals signals,
      JobStore jobs,
      JobViews views,
      TokenWatch tokens,
      OpenStreams streams,
      JsonMapper json,
      LiveProperties properties) {
    this.signals = signals;
    this.jobs = jobs;
    this.views = views;
    this.tokens = tokens;
    this.streams = streams;
    this.json = json;
    this.heartbeat = properties.heartbeat();
  }

  /** The job as it is now; empty if it is gone. */
  Optional<JobState> state(JobId id) {
    return jobs.find(id)
        .map(job -> JobState.of(json.writeValueAsString(views.of(job)), job.status().isEnded()));
  }

  /**
   * Sends until the job has ended or is gone, the token is no longer good, or this instance stops.
   *
   * @param known id of the state that the client has; empty for none
   * @throws IOException if the client is gone
   */
  void send(JobId id, FollowedToken token, String known, OutputStream client)
      throws IOException, InterruptedException {
    String last = known;
    long lastWrite = System.nanoTime();
    try (JobSignals.Signal signal = signals.follow(id);
        TokenWatch.Watched watched = tokens.watch(token)) {
      while (!streams.areClosing() && watched.isGood()) {
        Optional<JobState> now = state(id);
        if (now.isPresent() && !now.get().id().equals(last)) {
          last = now.get().id();
          lastWrite = write(client, now.get().event());
        }
        if (now.isEmpty() || now.get().ended()) {
          return;
        }
        Thread.sleep(PACE);
        lastWrite = awaitNews(signal, watched, lastWrite, client);
      }
    }
  }

  /** Waits until the job has changed, or is to be looked at, or nothing more is to be sent. */
  private long awaitNews(
      JobSignals.Signal signal, TokenWatch.Watched token, long written, OutputStream client)
      throws IOException, InterruptedException {
    long lastWrite = written;
    long begun = System.nanoTime();
    while (!streams.areClosing() && token.isGood() && !signal.await(LOOK)) {
      if (System.nanoTime() - lastWrite > heartbeat.toNanos()) {
        lastWrite = write(client, HEARTBEAT);
      }
      if (System.nanoTime() - begun > SELDOM.toNanos()) {
        break;
      }
    }
    return lastWrite;
  }

  private static long write(OutputStream client, String text) throws IOException {
    client.write(text.getBytes(StandardCharsets.UTF_8));
    client.flush();
    return System.nanoTime();
  }
}
