package org.mediatranscoder.upload.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.mediatranscoder.model.job.JobId;
import org.mediatranscoder.model.storage.ObjectKeys;
import org.mediatranscoder.testsupport.S3TestServer;
import org.mediatranscoder.upload.UploadTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import software.amazon.awssdk.core.sync.RequestBody;

class SweepTest extends UploadTest {

  private static final S3TestServer S3 = S3TestServer.shared();
  private static final StorageProperties HALF_A_DAY = new StorageProperties(Duration.ofHours(12));

  @Autowired private RawStorage storage;

  @DynamicPropertySource
  static void storage(DynamicPropertyRegistry registry) {
    S3.properties().forEach((name, value) -> registry.add(name, () -> value));
  }

  @Test
  void anUploadInPartsThatNobodyEndedIsAbortedOnceItIsOld() {
    String key = ObjectKeys.raw(JobId.random());
    S3.client().createMultipartUpload(begin -> begin.bucket(S3.bucket()).key(key));

    sweepIn(Duration.ofHours(11));
    assertThat(S3.openMultipartUploads()).contains(key);

    sweepIn(Duration.ofHours(13));
    assertThat(S3.openMultipartUploads()).doesNotContain(key);
  }

  @Test
  void whatWasNotedOfAnUploadThatNobodyResumedGoesWithIt() {
    JobId id = JobId.random();
    S3.client().createMultipartUpload(begin -> begin.bucket(S3.bucket()).key(ObjectKeys.raw(id)));
    for (String key : List.of(ObjectKeys.upload(id), ObjectKeys.uploadTail(id, 0))) {
      S3.client().putObject(put -> put.bucket(S3.bucket()).key(key), RequestBody.fromString("{}"));
    }

    sweepIn(Duration.ofHours(13));

    assertThat(S3.keys(ObjectKeys.rawPrefix(id))).isEmpty();
  }

  private void sweepIn(Duration time) {
    new AbandonedUploads(storage, HALF_A_DAY, Clock.offset(Clock.systemUTC(), time)).sweep();
  }
}
