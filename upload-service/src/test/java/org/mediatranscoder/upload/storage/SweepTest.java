package org.mediatranscoder.upload.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.mediatranscoder.model.job.JobId;
import org.mediatranscoder.model.storage.ObjectKeys;
import org.mediatranscoder.testsupport.S3TestServer;
import org.mediatranscoder.upload.UploadTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

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

  private void sweepIn(Duration time) {
    new AbandonedUploads(storage, HALF_A_DAY, Clock.offset(Clock.systemUTC(), time)).sweep();
  }
}
