package org.mediatranscoder.notification;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.mediatranscoder.model.job.AccountId;
import org.mediatranscoder.model.job.FailureCode;
import org.mediatranscoder.model.job.JobFailure;
import org.mediatranscoder.model.job.JobId;
import org.mediatranscoder.model.job.JobManifest;
import org.mediatranscoder.model.job.OutputRole;
import org.mediatranscoder.model.job.Rendition;
import org.mediatranscoder.model.job.SourceMedia;
import org.mediatranscoder.model.job.TranscodeJob;
import org.mediatranscoder.model.job.TranscodeRequest;
import org.mediatranscoder.model.storage.ObjectKeys;
import org.mediatranscoder.redis.job.JobStore;

/** Brings jobs into the store and to their end, as the gateway and a worker do. */
public record EndedJobs(JobStore store) {

  public static final String RECIPIENT = "ada@example.test";
  private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

  /** A job whose mail goes to the account's own address. */
  public TranscodeJob completed(String fileName) {
    return completed(fileName, RECIPIENT, true);
  }

  /** A job whose mail goes to somebody else. */
  public TranscodeJob completedFor(String recipient, String fileName) {
    return completed(fileName, recipient, false);
  }

  private TranscodeJob completed(String fileName, String recipient, boolean own) {
    TranscodeJob job =
        processing(fileName, new TranscodeRequest("mp4-720p", recipient, Map.of(), own));
    String key = ObjectKeys.processed(job.id(), 1, "mp4-720p", "mp4");
    Rendition rendition =
        new Rendition(
            "clip-720p.mp4", key, "video/mp4", 12_345_678, Duration.ofSeconds(65), 1280, 720);
    store.complete(job.id(), job.attempt(), List.of(rendition), NOW);
    return store.find(job.id()).orElseThrow();
  }

  /** A job that made a package of several files. */
  public TranscodeJob packaged(String fileName) {
    TranscodeJob job =
        processing(fileName, new TranscodeRequest("adaptive", RECIPIENT, Map.of(), true));
    List<Rendition> files =
        List.of(
            file(job, OutputRole.PLAYLIST, "master.m3u8"),
            file(job, OutputRole.VARIANT, "video-720p.mp4"),
            file(job, OutputRole.VARIANT, "video-480p.mp4"));
    store.complete(job.id(), job.attempt(), files, NOW);
    return store.find(job.id()).orElseThrow();
  }

  private static Rendition file(TranscodeJob job, OutputRole role, String name) {
    String key = ObjectKeys.processed(job.id(), 1, name);
    return new Rendition(
        role, name, key, "video/mp4", 4_000_000, Duration.ofSeconds(65), 1280, 720);
  }

  public TranscodeJob failed(String fileName, String reason) {
    TranscodeJob job = processing(fileName);
    store.fail(job.id(), job.attempt(), new JobFailure(FailureCode.NOT_MEDIA, reason), NOW);
    return store.find(job.id()).orElseThrow();
  }

  public TranscodeJob processing(String fileName) {
    return processing(fileName, new TranscodeRequest("mp4-720p", RECIPIENT, Map.of(), true));
  }

  private TranscodeJob processing(String fileName, TranscodeRequest request) {
    JobId id = JobId.random();
    store.create(
        new JobManifest(
                JobManifest.SCHEMA,
                id,
                new AccountId("account-1"),
                request,
                new SourceMedia(fileName, 12_100_000, ObjectKeys.raw(id)),
                NOW,
                3)
            .toPendingJob());
    return store.claim(id, 1, NOW).orElseThrow();
  }
}
