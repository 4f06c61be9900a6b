package org.mediatranscoder.redis.queue.dashboard;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.UUID;
import org.jobrunr.jobs.Job;
import org.jobrunr.jobs.states.StateName;
import org.jobrunr.storage.JobNotFoundException;
import org.jobrunr.storage.JobStatsEnricher;
import org.jobrunr.storage.StorageProvider;
import org.jobrunr.utils.mapper.JsonMapper;

/**
 * What the pages of the dashboard subscribe to, as server-sent events. JobRunr's own handler keeps
 * a connection for each page, and notices only at the next change that it has gone. This one says
 * how things are now and ends; the browser asks again by itself.
 */
final class DashboardEvents implements HttpHandler {

  static final String PATH = "/sse";

  /** When the browser asks again, in milliseconds. */
  private static final String AGAIN = "retry: 3000\n";

  private static final String NO_MORE = "event: close\ndata:\n\n";
  private static final String JOBS = PATH + "/jobs/";

  private final StorageProvider storage;
  private final JsonMapper mapper;
  private final JobStatsEnricher estimates = new JobStatsEnricher();

  DashboardEvents(StorageProvider storage, JsonMapper mapper) {
    this.storage = storage;
    this.mapper = mapper;
  }

  @Override
  public void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      byte[] events =
          events(exchange.getRequestURI().getPath())
              .map(text -> text.getBytes(StandardCharsets.UTF_8))
              .orElse(new byte[0]);
      exchange.getResponseHeaders().set("Content-Type", "text/event-stream");
      exchange.sendResponseHeaders(events.length == 0 ? 404 : 200, events.length);
      exchange.getResponseBody().write(events);
    }
  }

  private Optional<String> events(String path) {
    return switch (path) {
      case PATH + "/jobstats" -> Optional.of(message(estimates.enrich(storage.getJobStats())));
      case PATH + "/servers" -> Optional.of(message(storage.getBackgroundJobServers()));
      default -> path.startsWith(JOBS) ? job(path.substring(JOBS.length())) : Optional.empty();
    };
  }

  private Optional<String> job(String id) {
    try {
      Job job = storage.getJobById(UUID.fromString(id));
      return Optional.of(message(job) + (hasEnded(job) ? NO_MORE : ""));
    } catch (IllegalArgumentException | JobNotFoundException none) {
      return Optional.empty();
    }
  }

  private static boolean hasEnded(Job job) {
    return job.hasState(StateName.SUCCEEDED)
        || job.hasState(StateName.FAILED)
        || job.hasState(StateName.DELETED);
  }

  private String message(Object about) {
    return AGAIN + "data: " + mapper.serialize(about) + "\n\n";
  }
}
