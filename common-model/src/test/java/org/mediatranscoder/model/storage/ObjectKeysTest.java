package org.mediatranscoder.model.storage;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.mediatranscoder.model.job.JobId;

class ObjectKeysTest {

  private final JobId id = JobId.of("6f1c2c5e-0b2d-4f6d-9d2e-111111111111");

  @Test
  void theLayoutOfTheBucketStaysAsItIs() {
    assertThat(ObjectKeys.raw(id)).isEqualTo("raw/" + id + "/source");
    assertThat(ObjectKeys.manifest(id)).isEqualTo("raw/" + id + "/job.json");
    assertThat(ObjectKeys.workPrefix(id)).isEqualTo("work/" + id + "/");
    assertThat(ObjectKeys.processed(id, 2, "mp4-720p", "mp4"))
        .isEqualTo("processed/" + id + "/2/mp4-720p.mp4");
  }

  @Test
  void everyKeyIsUnderThePrefixThatIsRemovedWithIt() {
    assertThat(ObjectKeys.raw(id)).startsWith(ObjectKeys.rawPrefix(id));
    assertThat(ObjectKeys.manifest(id)).startsWith(ObjectKeys.rawPrefix(id));
    assertThat(ObjectKeys.processed(id, 1, "f", "e")).startsWith(ObjectKeys.processedPrefix(id));
  }
}
