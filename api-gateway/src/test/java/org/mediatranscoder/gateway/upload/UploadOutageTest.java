package org.mediatranscoder.gateway.upload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mediatranscoder.gateway.support.DownstreamStubs;
import org.mediatranscoder.gateway.support.Form;
import org.mediatranscoder.gateway.support.GatewayTest;
import org.mediatranscoder.model.job.AccountId;

/** What an upload becomes while a part of the system is unavailable. */
class UploadOutageTest extends GatewayTest {

  @Test
  void aStoreThatFailsInTheMiddleIsSaidAtOnceAndLeavesNothing() {
    DOWNSTREAM.refuseSourceAfter(100_000, 503, "storage-unavailable");

    HttpResponse<String> response = upload(Form.good(new byte[3_000_000]).finished());

    assertUnavailable(response, "storage-unavailable");
    assertThat(DOWNSTREAM.deleted()).isNotEmpty();
  }

  @Test
  void anErrorThatIsNoneOfTheClientsBusinessIsOnlyCalledUnavailable() {
    DOWNSTREAM.refuseSourceAfter(0, 401, "token-invalid");

    assertUnavailable(upload(Form.good(new byte[1_000]).finished()), "service-unavailable");
  }

  @ParameterizedTest
  @CsvSource({"400, upload-too-slow", "429, too-many-uploads"})
  void whatTheClientCanDoSomethingAboutIsPassedOn(int status, String code) {
    DOWNSTREAM.refuseSourceAfter(100_000, status, code);

    HttpResponse<String> response = upload(Form.good(new byte[3_000_000]).finished());

    assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
    assertThat(code(response)).isEqualTo(code);
    assertThat(response.headers().firstValue("Retry-After").isPresent()).isEqualTo(status == 429);
    assertThat(DOWNSTREAM.deleted()).isNotEmpty();
  }

  @Test
  void anUploadServiceThatStandsStillIsGivenUp() {
    DOWNSTREAM.stallSourceAfter(64_000);
    Instant before = Instant.now();

    HttpResponse<String> response = upload(Form.good(new byte[16_000_000]).finished());

    assertUnavailable(response, "service-unavailable");
    assertThat(Duration.between(before, Instant.now())).isLessThan(Duration.ofSeconds(10));
  }

  @Test
  void withoutRedisNothingIsLeftOfAnUpload() {
    REDIS.kill();
    try {
      HttpResponse<String> response = upload(Form.good(new byte[1_000]).finished());

      assertUnavailable(response, "service-unavailable");
      assertThat(DOWNSTREAM.sources().values())
          .allMatch(source -> source.ending() == DownstreamStubs.Ending.COMPLETE);
      assertThat(DOWNSTREAM.deleted()).containsAll(DOWNSTREAM.sources().keySet());
    } finally {
      REDIS.startAgain();
    }
    await()
        .atMost(Duration.ofSeconds(10))
        .ignoreExceptions()
        .untilAsserted(
            () -> assertThat(jobs.history(new AccountId(ADA), 10, null, null).jobs()).isEmpty());
  }

  @Test
  void anUploadIsAcceptedWhereNoWorkerEverRan() {
    assertThat(upload(Form.good(new byte[10]).finished()).statusCode()).isEqualTo(202);
  }

  @Test
  void aBrowserOfOurOriginSeesTheRefusalToo() {
    HttpRequest.Builder upload =
        request("/upload")
            .header("Origin", "http://localhost:8080")
            .header("Content-Type", "text/plain")
            .POST(HttpRequest.BodyPublishers.ofString("x"));

    assertThat(send(upload).headers().firstValue("Access-Control-Allow-Origin"))
        .hasValue("http://localhost:8080");
  }

  private static void assertUnavailable(HttpResponse<String> response, String code) {
    assertThat(response.statusCode()).as(response.body()).isEqualTo(503);
    assertThat(code(response)).isEqualTo(code);
    assertThat(response.headers().firstValue("Retry-After")).isPresent();
  }
}
