package org.mediatranscoder.gateway.jobs;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mediatranscoder.model.job.JobId;
import org.mediatranscoder.model.job.JobStatus;
import org.mediatranscoder.model.job.TranscodeJob;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.stereotype.Component;
import org.springframework.web.client.HttpClientErrorException;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Asks auth-service for jobs of the caller that have ended, with the caller's token. While it is
 * unavailable there are none: people go on working with what Redis has.
 */
@Component
class LastingHistory {

  private static final Logger log = LoggerFactory.getLogger(LastingHistory.class);

  /** Nobody waits for a service again and again that does not answer. */
  private static final Duration PAUSE = Duration.ofSeconds(30);

  /** As the jobs were written, whatever this service sets for its own REST API. */
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final RestClient http;
  private final Clock clock;
  private volatile Instant notBefore = Instant.EPOCH;

  LastingHistory(RestClient historyHttp, Clock clock) {
    this.http = historyHttp;
    this.clock = clock;
  }

  /**
   * The next jobs after a place, newest first; nothing if it is unavailable, which is not the same
   * as none.
   *
   * @param cursor as {@link org.mediatranscoder.redis.job.HistoryCursor} writes it; null for the
   *     first ones
   */
  Optional<List<TranscodeJob>> page(@Nullable String cursor, @Nullable JobStatus status) {
    return ask(
            http.get()
                .uri(
                    uri ->
                        uri.path("/history")
                            .queryParamIfPresent("cursor", Optional.ofNullable(cursor))
                            .queryParamIfPresent("status", Optional.ofNullable(status))
                            .build()),
            TranscodeJob[].class)
        .map(Arrays::asList);
  }

  /** The job of the caller, if it has ended. */
  Optional<TranscodeJob> find(JobId id) {
    return ask(http.get().uri("/history/{jobId}", id), TranscodeJob.class);
  }

  private <T> Optional<T> ask(RestClient.RequestHeadersSpec<?> request, Class<T> type) {
    boolean paused = clock.instant().isBefore(notBefore);
    return paused ? Optional.empty() : token().flatMap(token -> ask(request, token, type));
  }

  /** Of the request that is answered: auth-service decides for itself whose jobs these are. */
  private static Optional<String> token() {
    return SecurityContextHolder.getContext().getAuthentication()
            instanceof JwtAuthenticationToken caller
        ? Optional.of(caller.getToken().getTokenValue())
        : Optional.empty();
  }

  private <T> Optional<T> ask(
      RestClient.RequestHeadersSpec<?> request, String token, Class<T> type) {
    try {
      @Nullable String body =
          request.headers(all -> all.setBearerAuth(token)).retrieve().body(String.class);
      return Optional.ofNullable(body).map(text -> JSON.readValue(text, type));
    } catch (HttpClientErrorException refused) {
      return Optional.empty();
    } catch (RestClientException | JacksonException unavailable) {
      notBefore = clock.instant().plus(PAUSE);
      log.warn("The lasting history is unavailable: {}", unavailable.toString());
      return Optional.empty();
    }
  }
}
