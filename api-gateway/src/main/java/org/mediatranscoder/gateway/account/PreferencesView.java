package org.mediatranscoder.gateway.account;

import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What a person prefers; auth-service keeps it and checks all but the format. */
record PreferencesView(
    @Schema(description = "Id of the format that the page proposes, or null", example = "mp4-720p")
        @Nullable String defaultFormat,
    @Schema(
            description =
                "Where the page proposes to send mails about jobs; null: the account's own address",
            example = "ada@example.test")
        @Nullable String email,
    @Schema(
            description = "Whether a mail is sent when a job has ended, however it was started",
            allowableValues = {"always", "never"},
            requiredMode = Schema.RequiredMode.REQUIRED)
        @Nullable String mail) {}
