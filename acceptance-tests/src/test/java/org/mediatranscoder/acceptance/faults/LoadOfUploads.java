package org.mediatranscoder.acceptance.faults;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.mediatranscoder.acceptance.TranscoderApi;

/**
 * Many small uploads by several people, as their programs send them: what is refused or breaks off
 * is sent again with the same Idempotency-Key until it is accepted.
 */
final class LoadOfUploads {

  private static final int PEOPLE = 4;
  private static final Duration PAUSE = Duration.ofMillis(500);

  private final Fleet fleet;
  private final Path file;
  private final int count;
  private final Set<String> accepted = ConcurrentHashMap.newKeySet();
  private final Set<String> unclear = ConcurrentHashMap.newKeySet();
  private final AtomicInteger sent = new AtomicInteger();
  private final AtomicInteger refused = new AtomicInteger();
  private final CountDownLatch people = new CountDownLatch(PEOPLE);

  private LoadOfUploads(Fleet fleet, Path file, int count) {
    this.fleet = fleet;
    this.file = file;
    this.count = count;
  }

  /** Returns at once. */
  static LoadOfUploads begin(Fleet fleet, Path file, int count) {
    LoadOfUploads load = new LoadOfUploads(fleet, file, count);
    for (int i = 0; i < PEOPLE; i++) {
      String account = "ada-" + i;
      Thread.ofVirtual().start(() -> load.sendAs(account));
    }
    return load;
  }

  int accepted() {
    return accepted.size();
  }

  /** Whether somebody still sends. */
  boolean isUnderWay() {
    return people.getCount() > 0;
  }

  /** How often one had to be sent again. */
  int refused() {
    return refused.get();
  }

  /** Refusals that did not say clearly that one should come again. */
  Set<String> unclear() {
    return Set.copyOf(unclear);
  }

  /** The jobs, once all are accepted. */
  Set<String> await(Duration limit) throws InterruptedException {
    if (!people.await(limit.toMillis(), TimeUnit.MILLISECONDS)) {
      throw new AssertionError("Only %d uploads were accepted".formatted(accepted.size()));
    }
    return Set.copyOf(accepted);
  }

  private void sendAs(String account) {
    TranscoderApi api = fleet.api(account);
    try {
      while (sent.incrementAndGet() <= count) {
        accepted.add(untilAccepted(api, account));
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    } finally {
      people.countDown();
    }
  }

  private String untilAccepted(TranscoderApi api, String account) throws InterruptedException {
    String key = UUID.randomUUID().toString();
    Instant end = Instant.now().plus(Fleet.LIMIT);
    while (Instant.now().isBefore(end)) {
      Optional<String> job = sendOnce(api, account, key);
      if (job.isPresent()) {
        return job.get();
      }
      refused.incrementAndGet();
      Thread.sleep(PAUSE);
    }
    throw new AssertionError("An upload was not accepted within " + Fleet.LIMIT);
  }

  /** The job, if it was accepted. */
  private Optional<String> sendOnce(TranscoderApi api, String account, String key) {
    try {
      HttpResponse<String> answer = api.tryUpload(file, "mp3", Fleet.address(account), key);
      if (answer.statusCode() == 202) {
        return Optional.of(Fleet.jobOf(answer));
      }
      if (!saysWhenToComeAgain(answer)) {
        unclear.add(answer.statusCode() + " " + answer.body());
      }
    } catch (TranscoderApi.AwayException broken) {
      unclear.add(String.valueOf(broken.getCause()));
    }
    return Optional.empty();
  }

  /** 503 with the time after which to try again, or 409 as the first request is at work still. */
  private static boolean saysWhenToComeAgain(HttpResponse<String> answer) {
    return answer.statusCode() == 503
        ? answer.headers().firstValue("Retry-After").isPresent()
        : answer.statusCode() == 409 && answer.body().contains("\"request-in-progress\"");
  }
}
