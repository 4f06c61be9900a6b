package org.mediatranscoder.upload.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.mediatranscoder.model.job.JobId;
import org.mediatranscoder.model.storage.ObjectKeys;
import org.mediatranscoder.testsupport.S3TestServer;
import org.mediatranscoder.upload.UploadTest;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class SourceCopyTest extends UploadTest {

  private static final S3TestServer S3 = S3TestServer.shared();

  private final JobId first = JobId.random();
  private final JobId second = JobId.random();

  @DynamicPropertySource
  static void storage(DynamicPropertyRegistry registry) {
    S3.properties().forEach((name, value) -> registry.add(name, () -> value));
  }

  @Test
  void aCopyStaysWhenTheUploadThatItWasMadeOfIsDeleted() {
    putSource(first, BodyPublishers.ofString("clip"));

    HttpResponse<String> copied = copy(first, second, "ada");

    assertThat(copied.statusCode()).as(copied.body()).isEqualTo(201);
    assertThat(answer(copied).path("key").asString()).isEqualTo(ObjectKeys.raw(second));
    assertThat(answer(copied).path("sizeBytes").asLong()).isEqualTo(4);
    assertThat(send(request("/uploads/" + first, "ada").DELETE()).statusCode()).isEqualTo(204);
    assertThat(S3.keys(ObjectKeys.rawPrefix(first))).isEmpty();
    assertThat(S3.keys(ObjectKeys.rawPrefix(second))).containsExactly(ObjectKeys.raw(second));
  }

  @Test
  void aCopyHasAReceiptOfItsOwnThatTheOneOfItsSourceDoesNotOpen() {
    String old = receipt(putSource(first, BodyPublishers.ofString("clip")));
    String fresh = receipt(copy(first, second, "ada"));

    assertThat(deleteWith(old).statusCode()).isEqualTo(401);
    assertThat(deleteWith(fresh).statusCode()).isEqualTo(204);
    assertThat(S3.keys(ObjectKeys.rawPrefix(second))).isEmpty();
    assertThat(S3.keys(ObjectKeys.rawPrefix(first))).hasSize(1);
  }

  @Test
  void aSourceOfSomebodyElseIsAsIfItWereNotThere() {
    putSource(first, BodyPublishers.ofString("clip"));

    refused(copy(first, second, "bob"), 404, "job-not-found");

    assertThat(S3.keys(ObjectKeys.rawPrefix(second))).isEmpty();
  }

  @Test
  void aSourceThatIsNoLongerKeptIsGone() {
    refused(copy(first, second, "ada"), 410, "source-gone");
    assertThat(S3.keys(ObjectKeys.rawPrefix(second))).isEmpty();
  }

  private HttpResponse<String> copy(JobId from, JobId to, String account) {
    String path = "/uploads/" + to + "/source/from/" + from;
    return send(request(path, account).PUT(BodyPublishers.noBody()));
  }

  private HttpResponse<String> deleteWith(String receipt) {
    return send(
        request("/uploads/" + second, "ada")
            .setHeader("Authorization", "Receipt " + receipt)
            .DELETE());
  }

  private static String receipt(HttpResponse<String> stored) {
    return answer(stored).path("receipt").asString();
  }

  private static JsonNode answer(HttpResponse<String> response) {
    return JsonMapper.shared().readTree(response.body());
  }

  private static void refused(HttpResponse<String> answer, int status, String code) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    assertThat(answer.body()).contains("\"code\":\"" + code + "\"");
  }
}
