package org.mediatranscoder.gateway.formats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.mediatranscoder.catalogue.Catalogue;
import org.mediatranscoder.gateway.support.Form;
import org.mediatranscoder.gateway.support.GatewayTest;
import org.mediatranscoder.model.format.MediaFormat;
import org.mediatranscoder.redis.job.MissingFormats;
import org.mediatranscoder.redis.queue.TranscodeQueue;
import org.springframework.beans.factory.annotation.Autowired;

/** No worker answers in any of these tests: nobody listens where one would. */
class FormatsTest extends GatewayTest {

  private static final Duration MINUTE = Duration.ofMinutes(1);

  @Autowired private MissingFormats missing;
  @Autowired private Formats formats;
  @Autowired private TranscodeQueue queue;

  @Test
  void theCatalogueIsOnOfferWhereNoWorkerEverRan() {
    assertThat(offered())
        .isEqualTo(Catalogue.bundled().formats().formats().stream().map(MediaFormat::id).toList());
  }

  @Test
  void anUploadIsAcceptedWhereNoWorkerEverRan() {
    HttpResponse<String> accepted = upload(Form.good(new byte[10]).finished());

    assertThat(accepted.statusCode()).as(accepted.body()).isEqualTo(202);
    assertThat(queue.position(jobId(accepted), 1)).hasValue(0);
  }

  @Test
  void anUploadIsAcceptedAfterRedisLostEverythingThatTheWorkersSaid() {
    missing.report("old", Set.of("gif"), MINUTE);
    assertThat(offered()).doesNotContain("gif");
    REDIS.kill();
    REDIS.startAgain();

    await().until(() -> get("/formats").statusCode() == 200 && offered().contains("gif"));
    HttpResponse<String> accepted = upload(Form.good(new byte[10]).finished());
    assertThat(accepted.statusCode()).as(accepted.body()).isEqualTo(202);
    assertThat(queue.position(jobId(accepted), 1)).hasValue(0);
  }

  @Test
  void theCatalogueIsKnownWithoutRedis() {
    REDIS.kill();
    try {
      assertThat(formats.onOffer()).isEqualTo(Catalogue.bundled().formats());
    } finally {
      REDIS.startAgain();
    }
  }

  @Test
  void aFormatThatOneOfTheWorkersMakesIsOnOffer() {
    missing.report("old", Set.of("gif"), MINUTE);
    missing.report("new", Set.of(), MINUTE);
    assertThat(offered()).contains("gif");
  }

  @Test
  void aFormatThatNoRunningWorkerMakesIsNotOnOffer() {
    missing.report("old", Set.of("gif", "mp4-720p"), MINUTE);
    missing.report("new", Set.of("mp4-720p"), MINUTE);

    assertThat(offered()).contains("gif").doesNotContain("mp4-720p");
    HttpResponse<String> refusal = upload(Form.good(new byte[10]).finished());
    assertThat(refusal.statusCode()).isEqualTo(503);
    assertThat(code(refusal)).isEqualTo("format-unavailable");
    assertThat(DOWNSTREAM.begun()).isEmpty();
  }

  private List<String> offered() {
    HttpResponse<String> answer = get("/formats");
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return json(answer).path("formats").valueStream().map(f -> f.path("id").asString()).toList();
  }
}
