package org.mediatranscoder.benchmarks;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ThreadLocalRandom;

/** Asks for the status of a job once a second, as an open page does, until it is stopped. */
final class StatusReader implements Callable<Integer> {

  private static final Duration PERIOD = Duration.ofSeconds(1);
  private static final Duration TIMEOUT = Duration.ofSeconds(10);
  private static final int FAILED = 0;

  private final HttpClient http;
  private final HttpRequest request;
  private final List<Duration> times = new ArrayList<>();
  private final Map<Integer, Integer> answers = new TreeMap<>();
  private volatile boolean stopped;

  StatusReader(HttpClient http, URI gateway, String job, String token) {
    this.http = http;
    this.request =
        HttpRequest.newBuilder(gateway.resolve("/status/" + job))
            .header("Authorization", "Bearer " + token)
            .timeout(TIMEOUT)
            .build();
  }

  @Override
  public Integer call() throws InterruptedException {
    Thread.sleep(ThreadLocalRandom.current().nextLong(PERIOD.toMillis()));
    while (!stopped) {
      long start = System.nanoTime();
      int answer = ask();
      Duration time = Duration.ofNanos(System.nanoTime() - start);
      synchronized (this) {
        times.add(time);
        answers.merge(answer, 1, Integer::sum);
      }
      Thread.sleep(PERIOD.minus(time).isPositive() ? PERIOD.minus(time) : Duration.ZERO);
    }
    return times.size();
  }

  void stop() {
    stopped = true;
  }

  /** How long each answer took, a refusal as well. */
  synchronized List<Duration> times() {
    return List.copyOf(times);
  }

  /** How many answers had this status; 0 stands for no answer. */
  synchronized Map<Integer, Integer> answers() {
    return Map.copyOf(answers);
  }

  private int ask() throws InterruptedException {
    try {
      return http.send(request, BodyHandlers.discarding()).statusCode();
    } catch (IOException broken) {
      return FAILED;
    }
  }
}
