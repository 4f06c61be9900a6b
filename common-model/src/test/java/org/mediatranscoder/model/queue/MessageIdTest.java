package org.mediatranscoder.model.queue;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.mediatranscoder.model.job.JobId;

class MessageIdTest {

  private static final JobId JOB = JobId.of("6ba7b810-9dad-11d1-80b4-00c04fd430c8");

  @Test
  void theExampleOfTheStandardComesOutAsTheStandardSays() {
    assertThat(MessageId.version5(JOB.value(), "www.example.com"))
        .isEqualTo(UUID.fromString("2ed6657d-e927-568b-95e1-2665a8aea6a2"));
  }

  @Test
  void theSameWorkAlwaysHasTheSameId() {
    UUID id = MessageId.of(JOB, 1, Step.TRANSCODE, 0);
    assertThat(MessageId.of(JOB, 1, Step.TRANSCODE, 0)).isEqualTo(id);
    assertThat(id.version()).isEqualTo(5);
    assertThat(id.variant()).isEqualTo(2);
  }

  @Test
  void eachJobRunStepAndIndexHasAnIdOfItsOwn() {
    assertThat(
            Stream.of(
                MessageId.of(JOB, 1, Step.TRANSCODE, 0),
                MessageId.of(JobId.random(), 1, Step.TRANSCODE, 0),
                MessageId.of(JOB, 2, Step.TRANSCODE, 0),
                MessageId.of(JOB, 1, Step.NOTIFY, 0),
                MessageId.of(JOB, 1, Step.TRANSCODE, 1),
                MessageId.ofSegment(JOB, 1, 1, 0),
                MessageId.ofSegment(JOB, 1, 1, 1),
                MessageId.ofSegment(JOB, 1, 2, 0),
                MessageId.ofSegment(JOB, 2, 1, 0)))
        .doesNotHaveDuplicates();
  }
}
