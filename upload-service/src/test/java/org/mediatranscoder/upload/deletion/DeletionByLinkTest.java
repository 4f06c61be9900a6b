package org.mediatranscoder.upload.deletion;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.mediatranscoder.model.job.AccountId;
import org.mediatranscoder.model.job.JobId;
import org.mediatranscoder.model.job.JobManifest;
import org.mediatranscoder.model.job.SourceMedia;
import org.mediatranscoder.model.job.TranscodeRequest;
import org.mediatranscoder.model.link.DeletionGrant;
import org.mediatranscoder.model.link.DeletionLinks;
import org.mediatranscoder.model.link.LinkKey;
import org.mediatranscoder.model.storage.ObjectKeys;
import org.mediatranscoder.testsupport.S3TestServer;
import org.mediatranscoder.upload.UploadTest;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import tools.jackson.databind.json.JsonMapper;

/** What a link in a mail may delete, and what not. */
class DeletionByLinkTest extends UploadTest {

  private static final S3TestServer S3 = S3TestServer.shared();
  private static final JsonMapper JSON = JsonMapper.shared();
  private final Instant later = Instant.now().plusSeconds(60).truncatedTo(ChronoUnit.SECONDS);

  private final JobId id = JobId.random();

  @DynamicPropertySource
  static void storage(DynamicPropertyRegistry registry) {
    S3.properties().forEach((name, value) -> registry.add(name, () -> value));
  }

  @Test
  void theLinkDeletesTheFilesOfItsJobAsOftenAsItIsUsed() {
    store();
    String link = link(new DeletionGrant(id, new AccountId("ada"), 2, later));

    assertThat(delete(id, link).statusCode()).isEqualTo(204);
    assertThat(S3.keys(ObjectKeys.rawPrefix(id))).isEmpty();
    assertThat(delete(id, link).statusCode()).isEqualTo(204);
  }

  @Test
  void aLinkForSomethingElseDeletesNothing() {
    store();
    AccountId ada = new AccountId("ada");

    refused(link(new DeletionGrant(JobId.random(), ada, 2, later)), 401);
    refused(link(new DeletionGrant(id, new AccountId("eve"), 2, later)), 404);
    refused(link(new DeletionGrant(id, ada, 1, later)), 401);
    refused(link(new DeletionGrant(id, ada, 2, Instant.EPOCH)), 401);
    DeletionGrant good = new DeletionGrant(id, ada, 2, later);
    refused(link("1:another-key-of-thirty-two-bytes-or-more", good), 401);
    refused(link(good).replaceFirst(".$", "_"), 401);
  }

  @Test
  void theLinkOpensNoOtherRoute() {
    String link = link(new DeletionGrant(id, new AccountId("ada"), 2, later));

    HttpRequest.Builder source =
        request("/uploads/" + id + "/source", "ada")
            .setHeader("Authorization", DeletionLinks.SCHEME + link)
            .PUT(BodyPublishers.ofString("clip"));

    assertThat(send(source).statusCode()).isEqualTo(401);
  }

  private void refused(String link, int status) {
    assertThat(delete(id, link).statusCode()).isEqualTo(status);
    assertThat(S3.keys(ObjectKeys.rawPrefix(id))).hasSize(2);
  }

  private void store() {
    putSource(id, BodyPublishers.ofString("clip"));
    JobManifest manifest =
        new JobManifest(
            JobManifest.SCHEMA,
            id,
            new AccountId("ada"),
            new TranscodeRequest("mp3", "ada@example.test"),
            new SourceMedia("clip.mov", 4, ObjectKeys.raw(id)),
            Instant.parse("2026-01-02T03:04:05Z"),
            2);
    assertThat(putManifest(id.toString(), "ada", JSON.writeValueAsString(manifest)).statusCode())
        .isEqualTo(204);
  }

  private HttpResponse<String> delete(JobId path, String link) {
    return send(
        request("/uploads/" + path, "ada")
            .setHeader("Authorization", DeletionLinks.SCHEME + link)
            .DELETE());
  }

  private static String link(DeletionGrant grant) {
    return link(LINK_KEY, grant);
  }

  private static String link(String key, DeletionGrant grant) {
    return new DeletionLinks(List.of(LinkKey.parse(key))).sign(grant);
  }
}
