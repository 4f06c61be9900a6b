package org.mediatranscoder.gateway.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.mediatranscoder.gateway.support.GatewayTest;
import org.mediatranscoder.gateway.support.Jobs;
import org.mediatranscoder.model.job.JobManifest;
import org.mediatranscoder.model.job.TranscodeJob;
import org.mediatranscoder.model.webhook.WebhookKeys;
import org.mediatranscoder.redis.connection.RedisLink;
import org.mediatranscoder.testsupport.TestIssuer;
import org.mediatranscoder.testsupport.access.BodyLimitChecks;
import org.mediatranscoder.testsupport.access.EndpointSecurityChecks;
import org.mediatranscoder.testsupport.access.ForgedToken;
import org.mediatranscoder.testsupport.access.ForgedTokens;
import org.mediatranscoder.testsupport.access.OwnershipChecks;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

class EndpointSecurityTest extends GatewayTest {

  private static final String DESCRIPTION = "The description of the API is for everybody.";
  private static final String AUTH_SERVICE = "Passed on with the token: see its own test.";
  private static final String TUS = "See TusTest, which sends the headers of tus.";
  private static final Map<String, String> OPEN =
      Map.ofEntries(
          Map.entry("OPTIONS /files", "What the server can do is for everybody."),
          Map.entry("GET /archives/{name}", "The name in the path is the capability."),
          Map.entry("GET /deletions/{token}", "The token in the path is the capability."),
          Map.entry("POST /deletions/{token}", "The token in the path is the capability."),
          Map.entry("GET /d/{token}", "The token in the path is the capability."),
          Map.entry("GET /d/{token}/{name}", "The token in the path is the capability."),
          Map.entry("GET /actuator/health", "Load balancers have no account."),
          Map.entry("GET /actuator/health/**", "Load balancers have no account."),
          Map.entry("GET /v3/api-docs", DESCRIPTION),
          Map.entry("GET /v3/api-docs.yaml", DESCRIPTION),
          Map.entry("GET /v3/api-docs/swagger-config", DESCRIPTION),
          Map.entry("GET /swagger-ui.html", DESCRIPTION),
          Map.entry("GET /swagger-ui/**", DESCRIPTION),
          Map.entry("GET /swagger-ui/*index.html", DESCRIPTION),
          Map.entry("GET /swagger-ui/*swagger-initializer.js", DESCRIPTION));

  private static final List<String> HOSTILE =
      List.of(
          "http://evil.example",
          "null",
          "http://localhost:8080.evil.example",
          "https://localhost:8080",
          "http://localhost");

  private static final OwnershipChecks OWNERSHIP =
      new OwnershipChecks(
          Map.ofEntries(
              Map.entry("DELETE /jobs/{jobId}", ""),
              Map.entry("GET /jobs/{jobId}", ""),
              Map.entry("GET /jobs/{jobId}/archive.zip", ""),
              Map.entry("GET /jobs/{jobId}/download", ""),
              Map.entry("GET /jobs/{jobId}/events", ""),
              Map.entry("GET /jobs/{jobId}/link", ""),
              Map.entry("GET /jobs/{jobId}/outputs/{name}", ""),
              Map.entry("GET /status/{jobId}", ""),
              Map.entry("POST /jobs/{jobId}/cancel", ""),
              Map.entry("POST /jobs/{jobId}/notify", ""),
              Map.entry("POST /jobs/{jobId}/retry", "")),
          Map.ofEntries(
              Map.entry("* /error", "It looks at nothing."),
              Map.entry("GET /**", "There are no files."),
              Map.entry("GET /actuator", "It names the health route."),
              Map.entry("GET /formats", "The same for everybody."),
              Map.entry("GET /estimates", "It names no job."),
              Map.entry("GET /jobs", "See below."),
              Map.entry("GET /uploads", "Of the caller alone: see TusTest."),
              Map.entry("GET /ws", "It names no job: see LiveSocketsTest."),
              Map.entry("GET /me", AUTH_SERVICE),
              Map.entry("GET /me/export", AUTH_SERVICE),
              Map.entry("GET /me/preferences", AUTH_SERVICE),
              Map.entry("PUT /me/preferences", AUTH_SERVICE),
              Map.entry("DELETE /me", AUTH_SERVICE),
              Map.entry("DELETE /me/sessions", AUTH_SERVICE),
              Map.entry("GET /tokens", AUTH_SERVICE),
              Map.entry("POST /tokens", AUTH_SERVICE),
              Map.entry("DELETE /tokens/{id}", AUTH_SERVICE),
              Map.entry("GET /webhooks", AUTH_SERVICE),
              Map.entry("POST /webhooks", AUTH_SERVICE),
              Map.entry("DELETE /webhooks/{webhookId}", AUTH_SERVICE),
              Map.entry("POST /webhooks/{webhookId}/secret", AUTH_SERVICE),
              Map.entry("POST /webhooks/{webhookId}/resume", AUTH_SERVICE),
              Map.entry("POST /webhooks/{webhookId}/test", "See WebhooksTest."),
              Map.entry("GET /webhooks/{webhookId}/deliveries", "See WebhooksTest."),
              Map.entry("GET /operator/failures", "Operators see everything."),
              Map.entry("GET /operator/recovery", "Operators see everything."),
              Map.entry("GET /operator/storage", "Operators see everything."),
              Map.entry("POST /operator/jobs/{jobId}/retry", "See OperatorJobsTest."),
              Map.entry("POST /operator/recovery", "Operators may do everything."),
              Map.entry("DELETE /files/{uploadId}", TUS),
              Map.entry("HEAD /files/{uploadId}", TUS),
              Map.entry("PATCH /files/{uploadId}", TUS),
              Map.entry("POST /archives", "The ids are in its body: see ArchivesTest."),
              Map.entry("POST /files", "It makes a new upload."),
              Map.entry("POST /imports", "It makes a new upload."),
              Map.entry("POST /jobs", "The id is in its body: see ConversionTest."),
              Map.entry("POST /upload", "It makes a new job.")));

  private static final HttpServer AUTH = start();

  @Autowired ApplicationContext application;
  @Autowired RedisLink redis;

  @DynamicPropertySource
  static void auth(DynamicPropertyRegistry registry) {
    registry.add(
        "transcoder.auth.base-url", () -> "http://127.0.0.1:" + AUTH.getAddress().getPort());
  }

  /** An auth-service that has nothing: what reads no body is answered with 404, not 503. */
  private static HttpServer start() {
    try {
      HttpServer server =
          HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      server.createContext(
          "/",
          exchange -> {
            byte[] problem = "{\"code\":\"not-found\"}".getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/problem+json");
            exchange.sendResponseHeaders(404, problem.length);
            exchange.getResponseBody().write(problem);
            exchange.close();
          });
      server.start();
      return server;
    } catch (IOException noPort) {
      throw new UncheckedIOException(noPort);
    }
  }

  @Test
  void everyRouteIsShutToEveryForgedTokenUnlessItIsSaidToBeOpen() {
    try (TestIssuer stranger = TestIssuer.start()) {
      EndpointSecurityChecks endpointSecurityChecks =
          new EndpointSecurityChecks(application, port, OPEN);
      List<ForgedToken> tokens = ForgedTokens.all(ISSUER, REDIS, stranger);
      assertThat(tokens).hasSizeGreaterThanOrEqualTo(60).doesNotHaveDuplicates();
      endpointSecurityChecks.checkOpenRoutesExist();
      endpointSecurityChecks.checkShutTo(tokens);
      assertThat(stranger.keyRequests()).isZero();
    }
  }

  @Test
  void nobodyReachesWhatBelongsToSomebodyElse() {
    JobManifest job = Jobs.aManifest("eve", "clip.mov");
    TranscodeJob eves = Jobs.aCompletedJob(jobs, S3, job, "hello");
    String id = eves.id().toString();

    OWNERSHIP.check(
        new EndpointSecurityChecks(application, port, OPEN),
        port,
        id,
        ISSUER.token(ADA, "jobs:read jobs:write account"),
        () ->
            List.of(
                jobs.find(eves.id()),
                S3.keys("raw/" + id),
                S3.keys("processed/" + id),
                DOWNSTREAM.deleted()));

    assertThat(json(get("/jobs")).path("jobs").size()).isZero();
  }

  @Test
  void nothingWaitsForABodyBeforeLogIn() {
    new BodyLimitChecks(application, port).checkNobodyWaitsForABodyBeforeLogIn();
  }

  @Test
  void noRouteTakesALargeBodyButForUploads() {
    redis.commands().hset(WebhookKeys.WEBHOOKS, WebhookKeys.COMPLETE, "");
    new BodyLimitChecks(application, port)
        .checkLargeBodiesAreRefused(
            ISSUER.token(ADA, "jobs:read jobs:write account"),
            "POST /upload",
            "POST /files",
            "PATCH /files/{uploadId}");
  }

  @Test
  void noPageOfAnotherOriginReadsAnything() {
    for (String origin : HOSTILE) {
      new EndpointSecurityChecks(application, port, OPEN)
          .checkClosedToPagesOf(origin, ISSUER.token(ADA));
    }
  }
}
