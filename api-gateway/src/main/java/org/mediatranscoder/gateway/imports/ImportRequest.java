package org.mediatranscoder.gateway.imports;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.mediatranscoder.web.problem.Given;

/** What is fetched from where, and what becomes of it. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record ImportRequest(
    @Schema(
            description = "Where the file is: http or https, on a public address",
            format = "uri",
            maxLength = ImportAddress.LONGEST,
            example = "https://media.example.test/holiday.mov")
        @Given
        @Nullable String url,
    @Schema(description = "Id of a format of GET /formats", example = "mp4-720p") @Given
        @Nullable String format,
    @Schema(
            description = "Where the mail goes when the job has ended",
            format = "email",
            example = "ada@example.com")
        @Given
        @Nullable String email,
    @Schema(description = "Options of the format, as its schema in GET /formats says")
        @Nullable Map<String, Object> options,
    @Schema(
            description = "Which of the jobs of the account comes first",
            allowableValues = {"high", "normal", "low"},
            defaultValue = "normal")
        @Nullable String priority,
    @Schema(
            description = "The address of one of GET /webhooks, that is to hear of the end",
            format = "uri",
            maxLength = 1000,
            example = "https://example.com/hooks/transcoder?order=17")
        @Nullable String webhook) {}
