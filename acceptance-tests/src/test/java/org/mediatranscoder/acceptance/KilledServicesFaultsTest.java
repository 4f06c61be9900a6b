package org.mediatranscoder.acceptance;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mediatranscoder.acceptance.faults.FaultReport;
import org.mediatranscoder.acceptance.faults.SlowFaults;

/** The rest of {@link FaultTest}: each service of the whole stack, whose supervisor restarts it. */
@ExtendWith(OneStack.class)
@SlowFaults
class KilledServicesFaultsTest {

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "upload-service",
        "api-gateway",
        "auth-service",
        "notification-worker",
        "client-ui",
        "transcoding-worker",
        "redis",
        "s3"
      })
  void aServiceKilledBetweenTwoRequestsLosesNothing(String service, RunningStack stack)
      throws Exception {
    Instant start = Instant.now();

    KilledServices.assertThatNothingIsLost(stack, service, folder);

    FaultReport.add(
        service + " gets SIGKILL right after a job was accepted",
        1,
        "the job completed, one mail, all services back within %d s"
            .formatted(Duration.between(start, Instant.now()).toSeconds()));
  }
}
