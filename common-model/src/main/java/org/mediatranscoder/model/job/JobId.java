package org.mediatranscoder.model.job;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Optional;
import java.util.UUID;

/** Names one transcode job; its text form is a lower-case UUID. */
public record JobId(UUID value) {

  /** What it is called in the logging context of what works for a job, and in routes. */
  public static final String LABEL = "jobId";

  /** What it is called in a span. */
  public static final String SPAN_LABEL = "job.id";

  /** A new random id (UUID version 4), which nobody can guess. */
  public static JobId random() {
    return new JobId(UUID.randomUUID());
  }

  /**
   * @throws IllegalArgumentException if the text is no UUID in its canonical form
   */
  @JsonCreator
  public static JobId of(String text) {
    return parse(text)
        .orElseThrow(() -> new IllegalArgumentException("No job id: a UUID is expected"));
  }

  /** The id that the text names, or nothing if it is no UUID in its canonical lower-case form. */
  public static Optional<JobId> parse(String text) {
    try {
      UUID uuid = UUID.fromString(text);
      return uuid.toString().equals(text) ? Optional.of(new JobId(uuid)) : Optional.empty();
    } catch (IllegalArgumentException notAUuid) {
      return Optional.empty();
    }
  }

  @Override
  @JsonValue
  public String toString() {
    return value.toString();
  }
}
