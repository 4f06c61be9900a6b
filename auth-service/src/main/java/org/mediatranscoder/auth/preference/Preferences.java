package org.mediatranscoder.auth.preference;

import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.mediatranscoder.web.account.Mail;

/**
 * What a person prefers.
 *
 * @param defaultFormat id of the format that the page proposes; null for the first of the catalogue
 * @param email where the page proposes to send mails about jobs; null for the account's own address
 * @param mail holds for every job of the account, however it was started
 */
public record Preferences(
    @Schema(
            description = "Id of the format that the page proposes; null: the first one",
            example = "mp4-720p")
        @Nullable String defaultFormat,
    @Schema(
            description =
                "Where the page proposes to send mails about jobs; null: the account's own address",
            format = "email",
            example = "ada@example.test")
        @Nullable String email,
    @Schema(description = "Whether a mail is sent when a job has ended, however it was started")
        Mail mail) {

  /** Of who has said nothing. */
  public static final Preferences NONE = new Preferences(null, null, Mail.ALWAYS);
}
