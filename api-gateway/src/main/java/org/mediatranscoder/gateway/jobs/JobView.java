package org.mediatranscoder.gateway.jobs;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.mediatranscoder.model.job.JobStatus;
import org.mediatranscoder.model.job.Stage;

/**
 * A job as its owner sees it. A number that is not known is null, never a guess.
 *
 * @param percent of the whole job, 0 to 100, with one decimal
 * @param fps output frames per second, null unless a picture is being transcoded
 * @param speed seconds of media per second, null unless transcoding
 * @param etaSeconds estimated seconds to the end, null where nothing honest can be said
 * @param queuePosition how many jobs start before this one, null unless it waits
 * @param attempt 0 before the first one
 * @param options of the format that were chosen; empty if none were
 * @param startedAt of the current attempt
 * @param failure set if and only if FAILED
 * @param outputs empty unless COMPLETED
 * @param mail what became of the mail about its end; null where there is none to send
 */
public record JobView(
    String jobId,
    JobStatus status,
    Stage stage,
    double percent,
    @Nullable Double fps,
    @Nullable Double speed,
    @Nullable Long etaSeconds,
    @Nullable Long queuePosition,
    int attempt,
    String format,
    Map<String, Object> options,
    String fileName,
    long sizeBytes,
    Instant createdAt,
    @Nullable Instant startedAt,
    @Nullable Instant endedAt,
    @Nullable FailureView failure,
    List<OutputView> outputs,
    @Nullable MailState mail) {

  public JobView {
    options = Map.copyOf(options);
    outputs = List.copyOf(outputs);
  }
}
