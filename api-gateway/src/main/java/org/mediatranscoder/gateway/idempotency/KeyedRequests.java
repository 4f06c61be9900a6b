package org.mediatranscoder.gateway.idempotency;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Optional;
import org.mediatranscoder.gateway.jobs.JobViews;
import org.mediatranscoder.model.job.AccountId;
import org.mediatranscoder.model.job.JobId;
import org.mediatranscoder.redis.job.JobStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.stereotype.Component;
import org.springframework.web.util.ContentCachingResponseWrapper;
import tools.jackson.databind.json.JsonMapper;

/**
 * Does requests that have an idempotency key and keeps their good answers. What was refused or
 * failed has done nothing, so its key is free again.
 */
@Component
class KeyedRequests {

  private static final Logger log = LoggerFactory.getLogger(KeyedRequests.class);

  private final IdempotencyRecords records;
  private final JobStore jobs;
  private final JobViews views;
  private final JsonMapper json;

  KeyedRequests(IdempotencyRecords records, JobStore jobs, JobViews views, JsonMapper json) {
    this.records = records;
    this.jobs = jobs;
    this.views = views;
    this.json = json;
  }

  /** Does the request while its lease is held, and then keeps its answer or frees its key. */
  void run(
      AccountId account,
      IdempotencyKey key,
      Beginning.Begun begun,
      HttpServletRequest request,
      HttpServletResponse response,
      FilterChain chain)
      throws ServletException, IOException {
    Runnable stopRenewal = records.hold(account, key, begun.job());
    Optional<KeptAnswer> good = Optional.empty();
    ContentCachingResponseWrapper answer = new ContentCachingResponseWrapper(response);
    try {
      Optional<KeptAnswer> before = madeBefore(begun, account);
      if (before.isPresent()) {
        before.get().write(answer);
      } else {
        NewJobId.set(request, begun.job());
        chain.doFilter(request, answer);
      }
      good = kept(answer);
    } finally {
      stopRenewal.run();
      note(account, key, begun.job(), good);
    }
    answer.copyBodyToResponse(); // Noted before it is sent: the client may be gone.
  }

  private void note(AccountId account, IdempotencyKey key, JobId job, Optional<KeptAnswer> good) {
    try {
      good.ifPresentOrElse(
          answer -> records.finish(account, key, job, answer),
          () -> records.forget(account, key, job));
    } catch (RuntimeException unavailable) {
      // Its lease ends, and then a repetition finds the job or does the request again.
      log.warn("The end of a request is not noted: {}", unavailable.toString());
    }
  }

  /** What an instance that died before it could answer has made. */
  private Optional<KeptAnswer> madeBefore(Beginning.Begun begun, AccountId account) {
    if (begun.abandoned().equals(begun.job())) {
      return Optional.empty();
    }
    JobId made = begun.abandoned();
    return jobs.find(made)
        .filter(job -> job.owner().equals(account))
        .map(
            job ->
                new KeptAnswer(
                    HttpStatus.ACCEPTED.value(),
                    "/status/" + made,
                    json.writeValueAsString(views.of(job))));
  }

  private static Optional<KeptAnswer> kept(ContentCachingResponseWrapper answer) {
    if (!HttpStatusCode.valueOf(answer.getStatus()).is2xxSuccessful()) {
      return Optional.empty();
    }
    return Optional.of(
        new KeptAnswer(
            answer.getStatus(),
            Objects.requireNonNullElse(answer.getHeader(HttpHeaders.LOCATION), ""),
            new String(answer.getContentAsByteArray(), StandardCharsets.UTF_8)));
  }
}
