package org.mediatranscoder.gateway.support;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.mediatranscoder.model.job.AccountId;
import org.mediatranscoder.model.job.JobId;
import org.mediatranscoder.model.job.JobManifest;
import org.mediatranscoder.model.job.JobResult;
import org.mediatranscoder.model.job.OutputName;
import org.mediatranscoder.model.job.Rendition;
import org.mediatranscoder.model.job.SourceMedia;
import org.mediatranscoder.model.job.TranscodeJob;
import org.mediatranscoder.model.job.TranscodeRequest;
import org.mediatranscoder.model.storage.ObjectKeys;
import org.mediatranscoder.redis.job.JobStore;
import org.mediatranscoder.testsupport.S3TestServer;
import software.amazon.awssdk.core.sync.RequestBody;
import tools.jackson.databind.json.JsonMapper;

/** Jobs as tests need them. */
public final class Jobs {

  public static final Instant NOON = Instant.parse("2026-01-02T12:00:00Z");

  private Jobs() {}

  public static JobManifest aManifest(String owner, String fileName) {
    JobId id = JobId.random();
    return new JobManifest(
        JobManifest.SCHEMA,
        id,
        new AccountId(owner),
        new TranscodeRequest("mp4-720p", "ada@example.test"),
        new SourceMedia(fileName, 1_000, ObjectKeys.raw(id)),
        NOON,
        1);
  }

  public static Rendition aRendition(JobManifest job) {
    String key = ObjectKeys.processed(job.id(), 1, "mp4-720p", "mp4");
    String name = OutputName.of(job.source().fileName(), "mp4-720p", "mp4");
    return new Rendition(name, key, "video/mp4", 5, Duration.ofMillis(1_500), 1280, 720);
  }

  /** Accepted, claimed and completed, with its files in S3. */
  public static TranscodeJob aCompletedJob(
      JobStore jobs, S3TestServer s3, JobManifest manifest, String content) {
    aStoredManifest(s3, manifest);
    put(s3, aRendition(manifest).key(), content);
    jobs.create(manifest.toPendingJob());
    int attempt = jobs.claim(manifest.id(), 1, NOON).orElseThrow().attempt();
    jobs.complete(manifest.id(), attempt, List.of(aRendition(manifest)), NOON.plusSeconds(9));
    TranscodeJob completed = jobs.find(manifest.id()).orElseThrow();
    aResult(s3, JobResult.completed(completed, null, completed.renditions(), NOON.plusSeconds(9)));
    return completed;
  }

  /** Puts what the job was accepted with into S3, without a trace of it in Redis. */
  public static void aStoredManifest(S3TestServer s3, JobManifest manifest) {
    put(s3, ObjectKeys.manifest(manifest.id()), JsonMapper.shared().writeValueAsString(manifest));
  }

  /** Puts how a job ended into S3. */
  public static void aResult(S3TestServer s3, JobResult result) {
    put(s3, ObjectKeys.result(result.job().id()), JsonMapper.shared().writeValueAsString(result));
  }

  /** Puts the uploaded file of this job into S3. */
  public static void aSource(S3TestServer s3, JobManifest manifest) {
    put(s3, manifest.source().key(), "source");
  }

  public static void put(S3TestServer s3, String key, String content) {
    s3.client().putObject(put -> put.bucket(s3.bucket()).key(key), RequestBody.fromString(content));
  }
}
