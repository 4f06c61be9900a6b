package org.mediatranscoder.transcoding.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mediatranscoder.model.job.AccountId;
import org.mediatranscoder.model.job.JobId;
import org.mediatranscoder.model.job.JobManifest;
import org.mediatranscoder.model.job.JobProgress;
import org.mediatranscoder.model.job.JobStatus;
import org.mediatranscoder.model.job.SourceMedia;
import org.mediatranscoder.model.job.Stage;
import org.mediatranscoder.model.job.TranscodeJob;
import org.mediatranscoder.model.job.TranscodeRequest;
import org.mediatranscoder.model.storage.ObjectKeys;
import org.mediatranscoder.s3.Bucket;
import org.mediatranscoder.testsupport.S3TestServer;

class LiveFilesTest {

  private static final Instant NOON = Instant.parse("2026-01-02T12:00:00Z");
  private static final S3TestServer S3 = S3TestServer.shared();

  private final JobId id = JobId.random();
  private final LiveFiles files = at(NOON);

  @BeforeEach
  void storePieces() {
    for (int attempt = 1; attempt <= 3; attempt++) {
      files.put(id, attempt, "audio.m3u8", "application/vnd.apple.mpegurl", new byte[] {1});
      files.put(id, attempt, "audio-0.m4s", "audio/mp4", new byte[] {1, 2});
    }
  }

  @Test
  void jobsWithPiecesAreFound() {
    assertThat(files.jobs()).contains(id);
    files.delete(id);
    assertThat(files.jobs()).doesNotContain(id);
  }

  @ParameterizedTest
  @CsvSource({"PROCESSING, 2", "PENDING, 3"})
  void attemptsThatAreOverLoseTheirsAndLaterOnesDoNot(JobStatus status, int first) {
    files.tidy(job(status, 2));

    assertThat(S3.keys(ObjectKeys.livePrefix(id)))
        .hasSize(2 * (4 - first))
        .allMatch(key -> ObjectKeys.liveAttempt(key).orElse(0) >= first);
  }

  @ParameterizedTest
  @CsvSource({"COMPLETED, PT1M, 6", "COMPLETED, PT3M, 0", "FAILED, PT3M, 0"})
  void aJobThatHasEndedKeepsThemForPlayersThatAreBehind(
      JobStatus status, Duration later, int left) {
    at(NOON.plus(later)).tidy(job(status, 3));

    assertThat(S3.keys(ObjectKeys.livePrefix(id))).hasSize(left);
  }

  private static LiveFiles at(Instant now) {
    return new LiveFiles(new Bucket(S3.client(), S3.bucket()), Clock.fixed(now, ZoneOffset.UTC));
  }

  private TranscodeJob job(JobStatus status, int attempt) {
    TranscodeJob pending =
        new JobManifest(
                JobManifest.SCHEMA,
                id,
                new AccountId("ada"),
                new TranscodeRequest("adaptive", "ada@example.test"),
                new SourceMedia("clip.mov", 1, ObjectKeys.raw(id)),
                NOON,
                1)
            .toPendingJob();
    return new TranscodeJob(
        id,
        pending.owner(),
        pending.request(),
        pending.source(),
        status,
        1,
        attempt,
        JobProgress.at(Stage.TRANSCODING, 50),
        null,
        pending.renditions(),
        null,
        NOON,
        NOON,
        status.isEnded() ? NOON : null,
        1,
        null,
        null,
        null,
        attempt);
  }
}
