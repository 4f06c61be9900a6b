package org.mediatranscoder.upload;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.mediatranscoder.model.job.AccountId;
import org.mediatranscoder.model.job.JobId;
import org.mediatranscoder.model.job.JobManifest;
import org.mediatranscoder.model.job.SourceMedia;
import org.mediatranscoder.model.job.TranscodeRequest;
import org.mediatranscoder.model.storage.ObjectKeys;
import org.mediatranscoder.testsupport.RedisTestServer;
import org.mediatranscoder.testsupport.S3TestServer;
import org.mediatranscoder.testsupport.TestIssuer;
import org.mediatranscoder.testsupport.access.BodyLimitChecks;
import org.mediatranscoder.testsupport.access.EndpointSecurityChecks;
import org.mediatranscoder.testsupport.access.ForgedTokens;
import org.mediatranscoder.testsupport.access.OwnershipChecks;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import tools.jackson.databind.json.JsonMapper;

class EndpointSecurityTest extends UploadTest {

  private static final S3TestServer S3 = S3TestServer.shared();
  private static final Map<String, String> OPEN =
      Map.of(
          "GET /actuator/health", "Load balancers have no account.",
          "GET /actuator/health/**", "Load balancers have no account.");
  private static final String NEW_UPLOAD =
      """
      {"lengthBytes": 4, "fileName": "clip.mov", "metadata": "", "request": {"format": "mp3", "email": "bob@example.test"}}\
      """;
  private static final OwnershipChecks OWNERSHIP =
      new OwnershipChecks(
          Map.of(
              "DELETE /uploads/{jobId}", "",
              "GET /uploads/{jobId}/resumable", "",
              "PATCH /uploads/{jobId}/resumable", "clip",
              "PUT /uploads/{jobId}/manifest", "{}",
              "PUT /uploads/{jobId}/resumable", NEW_UPLOAD,
              "PUT /uploads/{jobId}/source", "clip",
              "PUT /uploads/{jobId}/source/from/{sourceJobId}", ""),
          Map.of(
              "* /error", "It looks at nothing.",
              "GET /**", "There are no files.",
              "GET /actuator", "It names the health route."));

  @Autowired ApplicationContext application;
  @LocalServerPort int port;

  @DynamicPropertySource
  static void storage(DynamicPropertyRegistry registry) {
    S3.properties().forEach((name, value) -> registry.add(name, () -> value));
  }

  @Test
  void everyRouteIsShutToEveryForgedTokenUnlessItIsSaidToBeOpen() {
    try (TestIssuer stranger = TestIssuer.start()) {
      EndpointSecurityChecks endpointSecurityChecks =
          new EndpointSecurityChecks(application, port, OPEN);
      endpointSecurityChecks.checkOpenRoutesExist();
      endpointSecurityChecks.checkShutTo(
          ForgedTokens.all(ISSUER, RedisTestServer.shared(), stranger));
      assertThat(stranger.keyRequests()).isZero();
    }
  }

  @Test
  void nobodyReachesWhatBelongsToSomebodyElse() {
    JobId id = JobId.random();
    putSource(id, HttpRequest.BodyPublishers.ofString("clip"));
    putManifest(id.toString(), "ada", JsonMapper.shared().writeValueAsString(manifest(id)));
    OWNERSHIP.check(
        new EndpointSecurityChecks(application, port, OPEN),
        port,
        id.toString(),
        ISSUER.token("bob"),
        () -> S3.keys(ObjectKeys.rawPrefix(id)));
    assertThat(S3.keys(ObjectKeys.rawPrefix(id))).contains(ObjectKeys.raw(id));
  }

  @Test
  void nothingWaitsForABodyBeforeLogIn() {
    new BodyLimitChecks(application, port).checkNobodyWaitsForABodyBeforeLogIn();
  }

  @Test
  void noRouteTakesALargeBodyButForUploads() {
    new BodyLimitChecks(application, port)
        .checkLargeBodiesAreRefused(
            ISSUER.token("bob", "jobs:read jobs:write account"),
            "PUT /uploads/{jobId}/source",
            "PATCH /uploads/{jobId}/resumable");
  }

  @Test
  void noPageReadsAnything() {
    new EndpointSecurityChecks(application, port, OPEN)
        .checkClosedToPagesOf("http://localhost:8080", ISSUER.token("ada"));
  }

  private static JobManifest manifest(JobId id) {
    return new JobManifest(
        JobManifest.SCHEMA,
        id,
        new AccountId("ada"),
        new TranscodeRequest("mp3", "ada@example.test"),
        new SourceMedia("clip.mov", 4, ObjectKeys.raw(id)),
        Instant.parse("2026-01-02T03:04:05Z"),
        1);
  }
}
