package org.mediatranscoder.gateway.live;

import io.lettuce.core.RedisException;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.mediatranscoder.gateway.jobs.JobIdPath;
import org.mediatranscoder.gateway.jobs.OwnJobs;
import org.mediatranscoder.model.access.AccessClaims;
import org.mediatranscoder.model.access.TokenStatusUnknownException;
import org.mediatranscoder.model.error.ErrorCode;
import org.mediatranscoder.model.job.AccountId;
import org.mediatranscoder.model.job.JobId;
import org.mediatranscoder.web.openapi.NeedsScope;
import org.mediatranscoder.web.openapi.Refuses;
import org.mediatranscoder.web.turn.Turn;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/** {@code GET /jobs/{jobId}/events}: a virtual thread of its own for each stream. */
@RestController
@Tag(name = "Jobs")
class LiveController {

  private static final Logger log = LoggerFactory.getLogger(LiveController.class);
  private static final String RETRY = "retry: 2000\n\n";

  private final OwnJobs ownJobs;
  private final JobStream stream;
  private final OpenStreams streams;

  LiveController(OwnJobs ownJobs, JobStream stream, OpenStreams streams) {
    this.ownJobs = ownJobs;
    this.stream = stream;
    this.streams = streams;
  }

  @NeedsScope(AccessClaims.JOBS_READ)
  @Operation(
      operationId = "followJob",
      summary = "The changes of a job as they happen",
      description =
          "Server-sent events named job, each with the whole job as GET /status/{jobId} shows it,"
              + " until it has ended. A comment comes where nothing else does. The stream ends with"
              + " its token; begin it again with Last-Event-ID.")
  @ApiResponse(
      responseCode = "200",
      description = "Events until the job has ended",
      content =
          @Content(
              mediaType = MediaType.TEXT_EVENT_STREAM_VALUE,
              schema = @Schema(type = "string", example = "event: job")))
  @ApiResponse(
      responseCode = "204",
      description = "The job has ended, and the client has its last state",
      content = @Content)
  @Refuses({ErrorCode.JOB_NOT_FOUND, ErrorCode.TOO_MANY_STREAMS})
  @GetMapping(value = "/jobs/{jobId}/events", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
  void follow(
      @JobIdPath @PathVariable String jobId,
      @RequestHeader(name = "Last-Event-ID", defaultValue = "")
          @Parameter(
              description = "The id of the last event that the client has",
              example = "9f86d081884c7d65")
          String lastEventId,
      AccountId caller,
      @AuthenticationPrincipal Jwt token,
      HttpServletRequest request,
      HttpServletResponse response)
      throws IOException, InterruptedException {
    JobId id = ownJobs.find(jobId, caller).id();
    try (OpenStreams.Place _ = streams.open(caller);
        OpenStreams.Place _ = streams.enter(StreamKind.EVENTS)) {
      if (stream
          .state(id)
          .filter(JobState::ended)
          .filter(s -> s.id().equals(lastEventId))
          .isPresent()) {
        response.setStatus(HttpStatus.NO_CONTENT.value());
        return;
      }
      Turn.end(request);
      begin(response);
      stream.send(id, FollowedToken.of(token), lastEventId, response.getOutputStream());
    } catch (RedisException | TokenStatusUnknownException unavailable) {
      if (!response.isCommitted()) {
        throw unavailable;
      }
      log.info("The stream of job {} ends: {}", id, unavailable.toString());
    }
  }

  private static void begin(HttpServletResponse response) throws IOException {
    response.setContentType(MediaType.TEXT_EVENT_STREAM_VALUE);
    response.setCharacterEncoding("UTF-8");
    response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
    response.setHeader("X-Accel-Buffering", "no");
    response.getOutputStream().print(RETRY);
    response.flushBuffer();
  }
}
