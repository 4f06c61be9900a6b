package org.mediatranscoder.upload.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.mediatranscoder.model.job.JobId;
import org.mediatranscoder.testsupport.S3TestServer;
import org.mediatranscoder.testsupport.faults.Fault;
import org.mediatranscoder.testsupport.faults.FaultProxy;
import org.mediatranscoder.upload.UploadTest;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** The gateway cleans up after an upload that broke off, while S3 is slow to take a part of it. */
@DirtiesContext
class DeletedWhilePartsComeTest extends UploadTest {

  private static final Duration SLOW = Duration.ofSeconds(3);
  private static final S3TestServer S3 = S3TestServer.start();
  private static final FaultProxy WAY = FaultProxy.before(S3.endpoint().getPort());

  @DynamicPropertySource
  static void storage(DynamicPropertyRegistry registry) {
    S3.properties().forEach((name, value) -> registry.add(name, () -> value));
    registry.add("transcoder.s3.endpoint", () -> "http://127.0.0.1:" + WAY.port());
  }

  @AfterAll
  static void stopStorage() {
    WAY.close();
    S3.close();
  }

  @Test
  void noPartOfItIsLeft() throws Exception {
    JobId id = JobId.random();
    WAY.arm("^PUT /[^ ]*partNumber=1", Fault.late(SLOW).times(1));
    try (RawClient client = beginSource(id, "Content-Length: " + 18 * MIB)) {
      client.send(bytes(9 * MIB));
      while (S3.openMultipartUploads().isEmpty()) {
        Thread.sleep(10);
      }
    }

    int status = send(request("/uploads/" + id, "ada").DELETE()).statusCode();

    assertThat(status).isEqualTo(204);
    Thread.sleep(SLOW.plusSeconds(2)); // For a late part to come.
    assertThat(S3.openMultipartUploads()).isEmpty();
    assertThat(S3.partFiles("")).isEmpty();
  }

  /** The client goes, and the deletion of what it left comes before its bytes are read. */
  @Test
  void nothingIsLeftOfOneThatIsDeletedBeforeItBegins() throws Exception {
    JobId id = JobId.random();
    WAY.arm("^GET /[^ ]*prefix=raw", Fault.late(SLOW).times(1));
    WAY.arm("^PUT /[^ ]*partNumber=1", Fault.late(SLOW.multipliedBy(2)).times(1));
    FutureTask<Integer> deleted =
        new FutureTask<>(() -> send(request("/uploads/" + id, "ada").DELETE()).statusCode());
    try (RawClient client = beginSource(id, "Content-Length: " + 18 * MIB)) {
      client.send(bytes(1000));
      Thread.startVirtualThread(deleted);
      Thread.sleep(SLOW.dividedBy(2));
      client.send(bytes(9 * MIB));
    }

    assertThat(deleted.get(1, TimeUnit.MINUTES)).isEqualTo(204);
    Thread.sleep(SLOW.multipliedBy(2)); // For a late part to come.
    assertThat(S3.openMultipartUploads()).isEmpty();
    assertThat(S3.partFiles("")).isEmpty();
  }
}
