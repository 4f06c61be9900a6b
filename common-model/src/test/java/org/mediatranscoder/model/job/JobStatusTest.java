package org.mediatranscoder.model.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mediatranscoder.model.job.JobStatus.CANCELLED;
import static org.mediatranscoder.model.job.JobStatus.COMPLETED;
import static org.mediatranscoder.model.job.JobStatus.FAILED;
import static org.mediatranscoder.model.job.JobStatus.PENDING;
import static org.mediatranscoder.model.job.JobStatus.PROCESSING;

import java.util.Map;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class JobStatusTest {

  private static final Map<JobStatus, Set<JobStatus>> ALLOWED =
      Map.of(
          PENDING, Set.of(PROCESSING, FAILED, CANCELLED),
          PROCESSING, Set.of(PROCESSING, COMPLETED, FAILED, CANCELLED, PENDING),
          COMPLETED, Set.of(),
          FAILED, Set.of(PENDING),
          CANCELLED, Set.of(PENDING));

  @ParameterizedTest
  @EnumSource
  void onlyTheChangesInTheTableAreAllowed(JobStatus from) {
    for (JobStatus to : JobStatus.values()) {
      assertThat(from.canBecome(to))
          .as("%s to %s", from, to)
          .isEqualTo(ALLOWED.getOrDefault(from, Set.of()).contains(to));
    }
  }

  @ParameterizedTest
  @EnumSource
  void aJobHasEndedUnlessAWorkerWillTouchIt(JobStatus status) {
    assertThat(status.isEnded()).isEqualTo(!Set.of(PENDING, PROCESSING).contains(status));
  }

  @ParameterizedTest
  @EnumSource
  void anEndedJobIsNeverClaimedDirectly(JobStatus status) {
    assertThat(status.isEnded() && status.canBecome(PROCESSING)).isFalse();
  }
}
