package org.mediatranscoder.model.job;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the person asked for.
 *
 * @param format id of a format in the catalogue, such as {@code mp4-720p}
 * @param email where the mail goes when the job has ended
 * @param options of the format, as its schema allows them; those that were not chosen are missing.
 *     A request that was stored before there were options reads as one without
 * @param ownAddress whether the account had verified the address when it asked; else the recipient
 *     is asked first. A request that was stored before there was this reads as false
 * @param urgency of its {@link #priority}. A request that was stored before there was this reads as
 *     one of the usual priority
 * @param webhook the address of a webhook of the account, with a query of its own, that is to hear
 *     of the end; null if the job names none, as of a request that was stored before there was this
 */
public record TranscodeRequest(
    String format,
    String email,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) @JsonSetter(nulls = Nulls.AS_EMPTY)
        Map<String, Object> options,
    @JsonInclude(JsonInclude.Include.NON_DEFAULT) @JsonSetter(nulls = Nulls.AS_EMPTY)
        boolean ownAddress,
    @JsonInclude(JsonInclude.Include.NON_DEFAULT) @JsonSetter(nulls = Nulls.AS_EMPTY) int urgency,
    @JsonInclude(JsonInclude.Include.NON_NULL) @JsonSetter(nulls = Nulls.AS_EMPTY)
        @Nullable String webhook) {

  public TranscodeRequest {
    options = Map.copyOf(options);
    webhook = webhook == null || webhook.isEmpty() ? null : webhook;
  }

  /** Of normal priority. */
  public TranscodeRequest(
      String format, String email, Map<String, Object> options, boolean ownAddress) {
    this(format, email, options, ownAddress, 0, null);
  }

  /** With a mail to somebody who is to be asked first. */
  public TranscodeRequest(String format, String email, Map<String, Object> options) {
    this(format, email, options, false);
  }

  /** Without options, as the other. */
  public TranscodeRequest(String format, String email) {
    this(format, email, Map.of());
  }

  /** The same with this priority. */
  public TranscodeRequest with(Priority priority) {
    return new TranscodeRequest(format, email, options, ownAddress, priority.urgency(), webhook);
  }

  /** The same with this webhook, or with none. */
  public TranscodeRequest withWebhook(@Nullable String address) {
    return new TranscodeRequest(format, email, options, ownAddress, urgency, address);
  }

  /** Among the jobs of the account. */
  @JsonIgnore
  public Priority priority() {
    return Priority.of(urgency);
  }

  /** The value that was chosen, or this one. */
  public String option(String name, String otherwise) {
    return options.getOrDefault(name, otherwise).toString();
  }
}
