package org.mediatranscoder.gateway.account;

import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.mediatranscoder.web.account.Mail;

/** What a person prefers. */
@Schema(name = "Preferences")
record PreferencesView(
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
        Mail mail) {}
