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
    assertThat(ObjectKeys.result(id)).isEqualTo("processed/" + id + "/result.json");
    assertThat(ObjectKeys.mailed(id, 3)).isEqualTo("processed/" + id + "/mailed-3");
    assertThat(ObjectKeys.live(id, 2, "audio.m3u8")).isEqualTo("live/" + id + "/2/audio.m3u8");
  }

  @Test
  void aKeySaysWhatItIs() {
    String output = ObjectKeys.processed(id, 2, "mp4-720p", "mp4");
    assertThat(ObjectKeys.attempt(output)).hasValue(2);
    assertThat(ObjectKeys.attempt(ObjectKeys.result(id))).isEmpty();
    assertThat(ObjectKeys.mailedRun(ObjectKeys.mailed(id, 3))).hasValue(3);
    assertThat(ObjectKeys.mailedRun(output)).isEmpty();
    assertThat(ObjectKeys.chunkNumber(ObjectKeys.chunk(id, "cut", 7))).hasValue(7);
    assertThat(ObjectKeys.chunkNumber(ObjectKeys.chunksPlan(id, "cut"))).isEmpty();
    assertThat(ObjectKeys.liveAttempt(ObjectKeys.live(id, 2, "audio.m3u8"))).hasValue(2);
    assertThat(ObjectKeys.liveAttempt(output)).isEmpty();
    assertThat(ObjectKeys.job(output)).contains(id);
    assertThat(ObjectKeys.job(ObjectKeys.manifest(id))).contains(id);
    assertThat(ObjectKeys.job("raw/x/job.json")).isEmpty();
    assertThat(ObjectKeys.job("raw/" + id)).isEmpty();
  }

  @Test
  void everyKeyIsUnderThePrefixThatIsRemovedWithIt() {
    assertThat(ObjectKeys.raw(id)).startsWith(ObjectKeys.rawPrefix(id));
    assertThat(ObjectKeys.manifest(id)).startsWith(ObjectKeys.rawPrefix(id));
    assertThat(ObjectKeys.chunk(id, "cut", 7)).startsWith(ObjectKeys.chunksPrefix(id, "cut"));
    assertThat(ObjectKeys.chunksPlan(id, "cut")).startsWith(ObjectKeys.workPrefix(id));
    assertThat(ObjectKeys.processed(id, 1, "f", "e")).startsWith(ObjectKeys.processedPrefix(id));
    assertThat(ObjectKeys.live(id, 1, "f")).startsWith(ObjectKeys.livePrefix(id, 1));
    assertThat(ObjectKeys.livePrefix(id, 1)).startsWith(ObjectKeys.livePrefix(id));
  }
}
