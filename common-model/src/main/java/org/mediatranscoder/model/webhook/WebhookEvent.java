package org.mediatranscoder.model.webhook;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.mediatranscoder.model.job.FailureCode;
import org.mediatranscoder.model.job.JobFailure;
import org.mediatranscoder.model.job.JobStatus;
import org.mediatranscoder.model.job.OutputPackage;
import org.mediatranscoder.model.job.OutputRole;
import org.mediatranscoder.model.job.Rendition;
import org.mediatranscoder.model.job.TranscodeJob;

/**
 * The body of a webhook, in the form that Standard Webhooks proposes. The same for the same end of
 * the same job at every try.
 *
 * @param type {@link #COMPLETED}, {@link #FAILED} or {@link #TEST}
 * @param timestamp when it happened
 * @param data the job; null in a test
 */
public record WebhookEvent(String type, Instant timestamp, @Nullable EndedJob data) {

  public static final String COMPLETED = "job.completed";
  public static final String FAILED = "job.failed";
  public static final String TEST = "webhook.test";

  /** Of a test. */
  public static WebhookEvent test(Instant now) {
    return new WebhookEvent(TEST, now, null);
  }

  /**
   * Of the end of a job.
   *
   * @param job COMPLETED or FAILED
   * @param link opens its outputs without a token
   */
  public static WebhookEvent of(TranscodeJob job, String link) {
    boolean completed = job.status() == JobStatus.COMPLETED;
    Instant end = job.endedAt() == null ? job.createdAt() : job.endedAt();
    return new WebhookEvent(
        completed ? COMPLETED : FAILED, end, EndedJob.of(job, completed ? link : null));
  }

  /**
   * A job that has ended, with the names that {@code GET /jobs/{jobId}} has.
   *
   * @param failure set if and only if FAILED
   * @param outputs empty unless COMPLETED; of a package the archive comes first
   * @param link opens the outputs without a token; null unless COMPLETED
   */
  public record EndedJob(
      String jobId,
      JobStatus status,
      int attempt,
      String format,
      Map<String, Object> options,
      String fileName,
      long sizeBytes,
      Instant createdAt,
      @Nullable Instant startedAt,
      @Nullable Instant endedAt,
      @Nullable EndedJobFailure failure,
      List<EndedJobOutput> outputs,
      @Nullable String link) {

    public EndedJob {
      options = Map.copyOf(options);
      outputs = List.copyOf(outputs);
    }

    static EndedJob of(TranscodeJob job, @Nullable String link) {
      return new EndedJob(
          job.id().toString(),
          job.status(),
          job.attempt(),
          job.request().format(),
          job.request().options(),
          job.source().fileName(),
          job.source().sizeBytes(),
          job.createdAt(),
          job.startedAt(),
          job.endedAt(),
          EndedJobFailure.of(job.failure()),
          EndedJobOutput.of(job),
          link);
    }
  }

  /**
   * Why a job failed.
   *
   * @param message in plain words
   */
  public record EndedJobFailure(FailureCode code, String message) {

    static @Nullable EndedJobFailure of(@Nullable JobFailure failure) {
      return failure == null ? null : new EndedJobFailure(failure.code(), failure.message());
    }
  }

  /** One output file, with the names that {@code GET /jobs/{jobId}} has. */
  public record EndedJobOutput(
      OutputRole role,
      String name,
      String fileName,
      String contentType,
      long sizeBytes,
      @Nullable Double durationSeconds,
      @Nullable Integer width,
      @Nullable Integer height) {

    static List<EndedJobOutput> of(TranscodeJob job) {
      return Stream.concat(
              OutputPackage.of(job).map(EndedJobOutput::archive).stream(),
              job.renditions().stream().map(EndedJobOutput::of))
          .toList();
    }

    private static EndedJobOutput archive(OutputPackage all) {
      return new EndedJobOutput(
          OutputRole.MAIN,
          OutputPackage.ARCHIVE,
          all.fileName(),
          OutputPackage.ARCHIVE_TYPE,
          all.sizeBytes(),
          seconds(all.entry().duration()),
          all.entry().width(),
          all.entry().height());
    }

    private static EndedJobOutput of(Rendition made) {
      return new EndedJobOutput(
          made.role(),
          made.name(),
          made.fileName(),
          made.contentType(),
          made.sizeBytes(),
          seconds(made.duration()),
          made.width(),
          made.height());
    }

    private static @Nullable Double seconds(@Nullable Duration duration) {
      return duration == null ? null : duration.toMillis() / 1000.0;
    }
  }
}
