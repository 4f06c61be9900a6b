package org.mediatranscoder.redis.job;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.mediatranscoder.model.job.AccountId;
import org.mediatranscoder.model.job.JobFailure;
import org.mediatranscoder.model.job.JobId;
import org.mediatranscoder.model.job.JobPlan;
import org.mediatranscoder.model.job.JobProgress;
import org.mediatranscoder.model.job.JobStatus;
import org.mediatranscoder.model.job.MailHold;
import org.mediatranscoder.model.job.Rendition;
import org.mediatranscoder.model.job.SourceMedia;
import org.mediatranscoder.model.job.Stage;
import org.mediatranscoder.model.job.TranscodeJob;
import org.mediatranscoder.model.job.TranscodeRequest;

/**
 * The layout of the hash {@code job:{id}}: one field per component of {@link TranscodeJob}, and of
 * its {@link JobProgress}, so that each can be changed without reading it first. Other nested
 * records are JSON, times and durations ISO-8601; a field that is missing or empty is null.
 */
final class JobHash {

  static final String STATUS = "status";
  static final String RUN = "run";
  static final String ATTEMPT = "attempt";
  static final String STAGE = "stage";
  static final String PERCENT = "percent";
  static final String FPS = "fps";
  static final String SPEED = "speed";
  static final String ETA = "eta";
  static final String PLAN = "plan";
  static final String RENDITIONS = "renditions";
  static final String FAILURE = "failure";
  static final String STARTED_AT = "startedAt";
  static final String ENDED_AT = "endedAt";
  static final String NOTIFIED_AT = "notifiedAt";
  static final String UNDELIVERABLE_AT = "undeliverableAt";
  static final String MAIL_HOLD = "mailHold";
  static final String PLAYABLE_ATTEMPT = "playableAttempt";

  private JobHash() {}

  static Map<String, String> write(TranscodeJob job) {
    Map<String, String> fields = new HashMap<>();
    put(fields, "id", job.id());
    put(fields, "owner", job.owner());
    putJson(fields, "request", job.request());
    putJson(fields, "source", job.source());
    put(fields, STATUS, job.status());
    put(fields, RUN, job.run());
    put(fields, ATTEMPT, job.attempt());
    fields.putAll(write(job.progress()));
    putJson(fields, PLAN, job.plan());
    putJson(fields, RENDITIONS, job.renditions());
    putJson(fields, FAILURE, job.failure());
    put(fields, "createdAt", job.createdAt());
    put(fields, STARTED_AT, job.startedAt());
    put(fields, ENDED_AT, job.endedAt());
    put(fields, "linkVersion", job.linkVersion());
    put(fields, NOTIFIED_AT, job.notifiedAt());
    put(fields, UNDELIVERABLE_AT, job.undeliverableAt());
    put(fields, MAIL_HOLD, job.mailHold());
    put(fields, PLAYABLE_ATTEMPT, job.playableAttempt());
    return fields;
  }

  /** All five fields, so that nothing stays of what was there before. */
  static Map<String, String> write(JobProgress progress) {
    return Map.of(
        STAGE, progress.stage().name(),
        PERCENT, Double.toString(progress.percent()),
        FPS, Objects.toString(progress.fps(), ""),
        SPEED, Objects.toString(progress.speed(), ""),
        ETA, Objects.toString(progress.eta(), ""));
  }

  static TranscodeJob read(Map<String, String> fields) {
    return new TranscodeJob(
        JobId.of(need(fields, "id")),
        new AccountId(need(fields, "owner")),
        JobJson.read(need(fields, "request"), TranscodeRequest.class),
        JobJson.read(need(fields, "source"), SourceMedia.class),
        JobStatus.valueOf(need(fields, STATUS)),
        run(fields),
        Integer.parseInt(need(fields, ATTEMPT)),
        progress(fields),
        get(fields, PLAN, json -> JobJson.read(json, JobPlan.class)),
        List.of(JobJson.read(need(fields, RENDITIONS), Rendition[].class)),
        get(fields, FAILURE, json -> JobJson.read(json, JobFailure.class)),
        Instant.parse(need(fields, "createdAt")),
        get(fields, STARTED_AT, Instant::parse),
        get(fields, ENDED_AT, Instant::parse),
        Integer.parseInt(need(fields, "linkVersion")),
        get(fields, NOTIFIED_AT, Instant::parse),
        get(fields, UNDELIVERABLE_AT, Instant::parse),
        get(fields, MAIL_HOLD, MailHold::valueOf),
        get(fields, PLAYABLE_ATTEMPT, Integer::valueOf));
  }

  /** Name and value in turn, as Lua sees a hash. */
  static TranscodeJob read(List<?> namesAndValues) {
    Map<String, String> fields = new HashMap<>();
    for (int i = 0; i < namesAndValues.size(); i += 2) {
      fields.put((String) namesAndValues.get(i), (String) namesAndValues.get(i + 1));
    }
    return read(fields);
  }

  static List<String> flat(Map<String, String> fields) {
    List<String> flat = new ArrayList<>();
    fields.forEach((name, value) -> flat.addAll(List.of(name, value)));
    return flat;
  }

  /** A job that was written before there were runs is in its first. */
  private static int run(Map<String, String> fields) {
    Integer run = get(fields, RUN, Integer::valueOf);
    return run == null ? TranscodeJob.FIRST_RUN : run;
  }

  private static JobProgress progress(Map<String, String> fields) {
    return new JobProgress(
        Stage.valueOf(need(fields, STAGE)),
        Double.parseDouble(need(fields, PERCENT)),
        get(fields, FPS, Double::valueOf),
        get(fields, SPEED, Double::valueOf),
        get(fields, ETA, Duration::parse));
  }

  private static <T> @Nullable T get(
      Map<String, String> fields, String name, Function<String, T> parser) {
    String text = fields.get(name);
    return text == null || text.isEmpty() ? null : parser.apply(text);
  }

  private static String need(Map<String, String> fields, String name) {
    String value = fields.get(name);
    if (value == null) {
      throw new IllegalStateException("The job hash has no field " + name);
    }
    return value;
  }

  private static void put(Map<String, String> fields, String name, @Nullable Object value) {
    if (value != null) {
      fields.put(name, value.toString());
    }
  }

  private static void putJson(Map<String, String> fields, String name, @Nullable Object value) {
    if (value != null) {
      fields.put(name, JobJson.write(value));
    }
  }
}
