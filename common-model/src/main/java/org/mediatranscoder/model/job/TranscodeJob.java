package org.mediatranscoder.model.job;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One job as the job hash in Redis holds it.
 *
 * @param run counts how often a person wanted something of this job: {@link #FIRST_RUN}, and one
 *     more with every retry and every further mail; a message of an older run is out of date
 * @param attempt the fencing number: 0 before the first claim, one more with every claim; a change
 *     by an older attempt is refused
 * @param plan what the current or last attempt found and does; null before it is known
 * @param renditions the output; empty unless COMPLETED
 * @param failure set if and only if FAILED
 * @param startedAt when the current attempt began; null while PENDING for the first time
 * @param endedAt when it reached an ended state; null before
 * @param linkVersion a mailed link is valid only if it carries this version; raising it revokes
 * @param notifiedAt when the mail of its end was handed to the mail server; null before
 * @param undeliverableAt when it was found that its address takes no mail from us: it was not sent,
 *     or came back; null if that is not known
 * @param mailHold why its mail is held back; null if it is not
 * @param playableAttempt the last attempt whose package could be played while it was made; null if
 *     there was none
 */
public record TranscodeJob(
    JobId id,
    AccountId owner,
    TranscodeRequest request,
    SourceMedia source,
    JobStatus status,
    int run,
    int attempt,
    JobProgress progress,
    @Nullable JobPlan plan,
    List<Rendition> renditions,
    @Nullable JobFailure failure,
    Instant createdAt,
    @Nullable Instant startedAt,
    @Nullable Instant endedAt,
    int linkVersion,
    @Nullable Instant notifiedAt,
    @Nullable Instant undeliverableAt,
    @Nullable MailHold mailHold,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Integer playableAttempt) {

  /** The run of a job that has just been accepted. */
  public static final int FIRST_RUN = 1;

  public TranscodeJob {
    renditions = List.copyOf(renditions);
  }

  /** Whether its package can be played although it is still being made. */
  @JsonIgnore
  public boolean isPlayableEarly() {
    return status == JobStatus.PROCESSING && wasPlayableEarly();
  }

  /** Whether the package of its current or last attempt could be played while it was made. */
  @JsonIgnore
  public boolean wasPlayableEarly() {
    return playableAttempt != null && playableAttempt == attempt;
  }
}
