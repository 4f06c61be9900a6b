package org.mediatranscoder.gateway.support;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.mediatranscoder.model.job.AccountId;
import org.mediatranscoder.model.job.JobId;
import org.mediatranscoder.model.job.JobManifest;
import org.mediatranscoder.model.job.JobResult;
import org.mediatranscoder.model.job.OutputName;
import org.mediatranscoder.model.job.OutputRole;
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

  /** The files of a package by name, the first of which a player begins with. */
  public static final Map<String, String> PACKAGE = files();

  private static Map<String, String> files() {
    Map<String, String> files = new LinkedHashMap<>();
    files.put("master.m3u8", "#EXTM3U");
    files.put("manifest.mpd", "<MPD/>");
    files.put("video-720p.mp4", "the video");
    files.put("audio.mp4", "the audio");
    return Collections.unmodifiableMap(files);
  }

  public static JobManifest aManifest(String owner, String fileName) {
    return aManifest(owner, fileName, "mp4-720p");
  }

  public static JobManifest aManifest(String owner, String fileName, String format) {
    JobId id = JobId.random();
    return new JobManifest(
        JobManifest.SCHEMA,
        id,
        new AccountId(owner),
        new TranscodeRequest(format, "ada@example.test"),
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

  /** The same of a job that made a package. */
  public static TranscodeJob aCompletedPackage(
      JobStore jobs, S3TestServer s3, JobManifest manifest) {
    return aCompletedPackage(jobs, s3, manifest, PACKAGE);
  }

  /**
   * The same of other files.
   *
   * @param contents by name, the first of which a player begins with
   */
  public static TranscodeJob aCompletedPackage(
      JobStore jobs, S3TestServer s3, JobManifest manifest, Map<String, String> contents) {
    aStoredManifest(s3, manifest);
    List<Rendition> files =
        contents.entrySet().stream()
            .map(file -> aFile(s3, manifest, file.getKey(), file.getValue()))
            .toList();
    jobs.create(manifest.toPendingJob());
    int attempt = jobs.claim(manifest.id(), 1, NOON).orElseThrow().attempt();
    jobs.complete(manifest.id(), attempt, files, NOON.plusSeconds(9));
    return jobs.find(manifest.id()).orElseThrow();
  }

  private static Rendition aFile(
      S3TestServer s3, JobManifest manifest, String name, String content) {
    String key = ObjectKeys.processed(manifest.id(), 1, name);
    String type =
        switch (name.substring(name.lastIndexOf('.'))) {
          case ".m3u8" -> "application/vnd.apple.mpegurl";
          case ".mpd" -> "application/dash+xml";
          case ".vtt" -> "text/vtt";
          case ".jpg" -> "image/jpeg";
          default -> name.startsWith("audio") ? "audio/mp4" : "video/mp4";
        };
    OutputRole role =
        switch (type) {
          case "application/vnd.apple.mpegurl" -> OutputRole.PLAYLIST;
          case "application/dash+xml" -> OutputRole.MANIFEST;
          case "text/vtt" -> OutputRole.THUMBNAILS;
          case "image/jpeg" -> OutputRole.SPRITE;
          case "audio/mp4" -> OutputRole.AUDIO;
          default -> OutputRole.VARIANT;
        };
    s3.client()
        .putObject(
            put -> put.bucket(s3.bucket()).key(key).contentType(type),
            RequestBody.fromString(content));
    return new Rendition(role, name, key, type, content.length(), Duration.ofSeconds(9), 1280, 720);
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
