package org.mediatranscoder.gateway.jobs;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.mediatranscoder.gateway.estimates.EstimateView;
import org.mediatranscoder.model.job.JobStatus;
import org.mediatranscoder.model.job.Priority;
import org.mediatranscoder.model.job.Stage;

/**
 * A job as its owner sees it. A number that is not known is null, never a guess.
 *
 * @param percent of the whole job, 0 to 100, with one decimal
 * @param fps output frames per second, null unless a picture is being transcoded
 * @param speed seconds of media per second, null unless transcoding
 * @param etaSeconds estimated seconds to the end, null where nothing honest can be said
 * @param etaUnknown why {@code etaSeconds} is null though the job has not ended
 * @param queuePosition how many jobs start before this one, null unless it waits
 * @param expectedStartAt null unless it waits, and where nothing honest can be said
 * @param attempt 0 before the first one
 * @param options of the format that were chosen; empty if none were
 * @param priority among the jobs of the account
 * @param startedAt of the current attempt
 * @param plan what the current attempt found and does; null before it is known, and in lists and
 *     events
 * @param estimate of size and time; null before the plan is known and after the end
 * @param failure set if and only if FAILED
 * @param outputs empty unless COMPLETED
 * @param playlist the name of that with which a player begins; null unless it is a package that can
 *     be played, whole or while it is made
 * @param mail what became of the mail about its end; null where there is none to send
 */
@Schema(name = "Job", description = "A job; a number that is not known is null")
public record JobView(
    @Schema(format = "uuid", example = "0b0f6d1c-5a4e-4c3a-9a62-0d5f2f4e8c11") String jobId,
    JobStatus status,
    Stage stage,
    @Schema(description = "Of the whole job", minimum = "0", maximum = "100", example = "41.5")
        double percent,
    @Schema(description = "Output frames per second", minimum = "0", example = "118.2")
        @Nullable Double fps,
    @Schema(description = "Seconds of media per second", minimum = "0", example = "3.9")
        @Nullable Double speed,
    @Schema(description = "Estimated seconds to the end", minimum = "0", example = "12")
        @Nullable Long etaSeconds,
    @Schema(description = "Why etaSeconds is null though the job has not ended")
        @Nullable EtaUnknown etaUnknown,
    @Schema(description = "How many jobs start before this one, while it waits", minimum = "0")
        @Nullable Long queuePosition,
    @Schema(description = "Estimated, while it waits") @Nullable Instant expectedStartAt,
    @Schema(description = "0 before the first one", minimum = "0", example = "1") int attempt,
    @Schema(description = "Id of a format of GET /formats", example = "mp4-720p") String format,
    @Schema(description = "Options of the format that were chosen", example = "{}")
        Map<String, Object> options,
    @Schema(description = "Which of the jobs of the account comes first", example = "normal")
        Priority priority,
    @Schema(description = "Of the source", maxLength = 255, example = "holiday.mov")
        String fileName,
    @Schema(description = "Of the source", minimum = "1", example = "48211034") long sizeBytes,
    Instant createdAt,
    @Schema(description = "Of the current attempt") @Nullable Instant startedAt,
    @Schema(description = "Of the current attempt") @Nullable Instant endedAt,
    @Schema(
            description =
                "What the attempt found and does; null before it is known, and in lists and events")
        @Nullable PlanView plan,
    @Schema(description = "Of size and time; null before the plan is known and after the end")
        @Nullable EstimateView estimate,
    @Schema(description = "Set if and only if the status is FAILED") @Nullable FailureView failure,
    @Schema(description = "Empty unless the status is COMPLETED") List<OutputView> outputs,
    @Schema(
            description =
                "With which a player begins, for GET /jobs/{jobId}/outputs/{name}. Set as soon as a"
                    + " package can be played, while the rest of it is being made; null of all"
                    + " else",
            example = "master.m3u8")
        @Nullable String playlist,
    @Schema(description = "What became of the mail about its end; null where none is due")
        @Nullable MailState mail) {

  public JobView {
    options = Map.copyOf(options);
    outputs = List.copyOf(outputs);
  }
}
