package org.mediatranscoder.transcoding.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.mediatranscoder.model.job.AccountId;
import org.mediatranscoder.model.job.Crc32c;
import org.mediatranscoder.model.job.JobId;
import org.mediatranscoder.model.job.JobManifest;
import org.mediatranscoder.model.job.JobResult;
import org.mediatranscoder.model.job.JobStatus;
import org.mediatranscoder.model.job.SourceMedia;
import org.mediatranscoder.model.job.Stage;
import org.mediatranscoder.model.job.TranscodeJob;
import org.mediatranscoder.model.job.TranscodeRequest;
import org.mediatranscoder.model.storage.ObjectKeys;
import org.mediatranscoder.redis.job.JobStore;
import org.mediatranscoder.testsupport.S3TestServer;
import software.amazon.awssdk.core.sync.RequestBody;
import tools.jackson.databind.json.JsonMapper;

/** Jobs as the gateway would have accepted them. */
record WorkerFixture(JobStore store, S3TestServer s3) {

  /** Stores the source and creates the job, without telling the queue. */
  JobId accepted(Path source, String format) {
    JobId id = JobId.random();
    s3.client()
        .putObject(
            put -> put.bucket(s3.bucket()).key(ObjectKeys.raw(id)), RequestBody.fromFile(source));
    return accepted(id, source, format);
  }

  /** The same, with the checksum of the source in the job. */
  JobId acceptedWithChecksum(Path source, String format) throws IOException {
    JobId id = JobId.random();
    s3.client()
        .putObject(
            put -> put.bucket(s3.bucket()).key(ObjectKeys.raw(id)), RequestBody.fromFile(source));
    return accepted(
        id,
        new SourceMedia("holiday.mov", source.toFile().length(), ObjectKeys.raw(id))
            .with(Crc32c.of(Files.readAllBytes(source))),
        new TranscodeRequest(format, "ada@example.test"));
  }

  /** The same with a mail to the address of the account. */
  JobId acceptedForOwner(Path source, String format) {
    JobId id = JobId.random();
    s3.client()
        .putObject(
            put -> put.bucket(s3.bucket()).key(ObjectKeys.raw(id)), RequestBody.fromFile(source));
    return accepted(id, source, new TranscodeRequest(format, "ada@example.test", Map.of(), true));
  }

  /** Creates the job of a source that was never stored. */
  JobId acceptedWithoutSource(Path source, String format) {
    return accepted(JobId.random(), source, format);
  }

  private JobId accepted(JobId id, Path source, String format) {
    return accepted(id, source, new TranscodeRequest(format, "ada@example.test"));
  }

  private JobId accepted(JobId id, Path source, TranscodeRequest request) {
    return accepted(
        id, new SourceMedia("holiday.mov", source.toFile().length(), ObjectKeys.raw(id)), request);
  }

  private JobId accepted(JobId id, SourceMedia source, TranscodeRequest request) {
    store.create(
        new JobManifest(
                JobManifest.SCHEMA,
                id,
                new AccountId("ada"),
                request,
                source,
                Instant.now().truncatedTo(ChronoUnit.MILLIS),
                1)
            .toPendingJob());
    return id;
  }

  TranscodeJob job(JobId id) {
    return store.find(id).orElseThrow();
  }

  /** What S3 says of its end. */
  JobResult result(JobId id) {
    String json =
        s3.client()
            .getObjectAsBytes(get -> get.bucket(s3.bucket()).key(ObjectKeys.result(id)))
            .asUtf8String();
    return JsonMapper.shared().readValue(json, JobResult.class);
  }

  TranscodeJob awaitStatus(JobId id, JobStatus status) {
    return awaitStatus(id, status, Duration.ofSeconds(60));
  }

  TranscodeJob awaitStatus(JobId id, JobStatus status, Duration limit) {
    await()
        .atMost(limit)
        .pollInterval(Duration.ofMillis(50))
        .until(() -> job(id).status() == status);
    return job(id);
  }

  /** Waits until what is made can be played; it is still being made then. */
  void awaitPlayable(JobId id) {
    await()
        .atMost(Duration.ofMinutes(2))
        .pollInterval(Duration.ofMillis(20))
        .until(() -> job(id).isPlayableEarly());
  }

  /** Waits until ffmpeg runs; the stage alone is told a moment before. */
  void awaitEncoding(JobId id) {
    await()
        .atMost(Duration.ofSeconds(30))
        .pollInterval(Duration.ofMillis(20))
        .until(
            () -> job(id).progress().stage() == Stage.TRANSCODING && !programsOfFfmpeg().isEmpty());
  }

  /** As soon as it is promised of a job that was stopped. */
  static void awaitNoFfmpeg() {
    await()
        .atMost(Duration.ofSeconds(2))
        .untilAsserted(() -> assertThat(programsOfFfmpeg()).isEmpty());
  }

  static List<ProcessHandle> programsOfFfmpeg() {
    return ProcessHandle.current()
        .descendants()
        .filter(process -> process.info().command().orElse("").endsWith("/ffmpeg"))
        .toList();
  }
}
