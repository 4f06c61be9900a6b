package org.mediatranscoder.gateway.support;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.mediatranscoder.gateway.AnotherGateway;
import org.mediatranscoder.model.job.JobId;
import org.mediatranscoder.redis.job.JobStore;
import org.mediatranscoder.testsupport.RedisTestServer;
import org.mediatranscoder.testsupport.S3TestServer;
import org.mediatranscoder.testsupport.TestIssuer;
import org.mediatranscoder.testsupport.contract.DescribedApi;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The whole gateway on a real port, with a real Redis and a real S3 store beside it. */
@SpringBootTest(
    webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
    properties = {
      "transcoder.links.keys=" + GatewayTest.NEW_KEY + "," + GatewayTest.OLD_KEY,
      "transcoder.upload.max-size=16MB",
      "transcoder.upload.stall-timeout=2s",
      "transcoder.upload.answer-timeout=5s",
      "transcoder.formats.max-age=0s",
      "transcoder.limits.active-jobs=12",
      "transcoder.limits.mails-per-hour=3",
      "transcoder.limits.requests-per-second=20",
      "transcoder.limits.burst=100",
      "transcoder.recovery.interval=1h",
      "transcoder.imports.internal-networks=127.0.0.2/32",
      "transcoder.redis.timeout=3s",
      "server.tomcat.connection-timeout=2s"
    })
public abstract class GatewayTest {

  protected static final String NEW_KEY = "2:new-key-that-is-long-enough-for-hmac-sha-256";
  protected static final String OLD_KEY = "1:old-key-that-is-long-enough-for-hmac-sha-256";
  protected static final String ADA = "ada";

  protected static final RedisTestServer REDIS = RedisTestServer.shared();
  protected static final S3TestServer S3 = S3TestServer.shared();
  protected static final TestIssuer ISSUER = TestIssuer.shared();
  protected static final DownstreamStubs DOWNSTREAM = DownstreamStubs.shared();
  protected static final JsonMapper JSON = JsonMapper.shared();
  protected static final HttpClient HTTP =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(5))
          .build();

  @LocalServerPort protected int port;
  @Autowired protected JobStore jobs;

  @DynamicPropertySource
  static void addressesOfOtherServices(DynamicPropertyRegistry registry) {
    for (Map<String, String> some :
        java.util.List.of(REDIS.properties(), S3.properties(), ISSUER.properties())) {
      some.forEach((name, value) -> registry.add(name, () -> value));
    }
    registry.add("transcoder.upload.base-url", DOWNSTREAM::url);
  }

  @BeforeEach
  void forget() {
    REDIS.flush();
    REDIS.set("jobs:complete", "1");
    DOWNSTREAM.reset();
  }

  /** A second instance beside the one of the test. */
  protected static AnotherGateway anotherGateway() {
    Map<String, String> settings = new HashMap<>(S3.properties());
    settings.putAll(REDIS.properties());
    settings.putAll(ISSUER.properties());
    settings.put("transcoder.upload.base-url", DOWNSTREAM.url());
    settings.put("transcoder.links.keys", NEW_KEY);
    settings.put("transcoder.recovery.interval", "1h");
    settings.put("server.port", "0");
    return AnotherGateway.start(settings);
  }

  protected URI url(String path) {
    return URI.create("http://127.0.0.1:" + port + path);
  }

  /** A request of Ada's with all scopes. */
  protected HttpRequest.Builder request(String path) {
    return anonymous(path).header("Authorization", "Bearer " + ISSUER.token(ADA));
  }

  protected HttpRequest.Builder anonymous(String path) {
    return HttpRequest.newBuilder(url(path)).timeout(Duration.ofSeconds(20));
  }

  protected HttpResponse<String> get(String path) {
    return send(request(path));
  }

  protected static HttpResponse<String> send(HttpRequest.Builder request) {
    try {
      HttpResponse<String> response =
          HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
      DescribedApi.check(
          response,
          "/(upload|uploads|imports|archives|status|jobs|formats|estimates|me|tokens|webhooks|d)(/.*)?");
      return response;
    } catch (IOException failure) {
      throw new java.io.UncheckedIOException(failure);
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(stopping);
    }
  }

  protected static JsonNode json(HttpResponse<String> response) {
    return JSON.readTree(response.body());
  }

  protected static String code(HttpResponse<String> problem) {
    return json(problem).path("code").asString("");
  }

  protected HttpResponse<String> upload(byte[] form) {
    return send(
        request("/upload")
            .header("Content-Type", Form.CONTENT_TYPE)
            .POST(HttpRequest.BodyPublishers.ofByteArray(form)));
  }

  protected static JobId jobId(HttpResponse<String> response) {
    return JobId.of(json(response).path("jobId").asString());
  }
}
