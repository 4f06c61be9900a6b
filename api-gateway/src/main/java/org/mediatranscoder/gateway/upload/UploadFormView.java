package org.mediatranscoder.gateway.upload;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.springframework.web.multipart.MultipartFile;

/** The form of an upload, for the description of the API: it is never held as a whole. */
@Schema(name = "UploadForm")
@JsonInclude(JsonInclude.Include.NON_NULL)
record UploadFormView(
    @Schema(description = "Id of a format of GET /formats", example = "mp4-720p") String format,
    @Schema(
            description =
                "Where the mail goes when the job has ended; one that is not the account's own is asked first",
            format = "email",
            maxLength = 254,
            example = "ada@example.test")
        String email,
    @Schema(
            description =
                "A JSON object with options of the format, as its schema in GET /formats says",
            example = "{\"metadata\": \"keep\"}")
        @Nullable String options,
    @Schema(
            description =
                "Which of the jobs of the account comes first; others wait no longer for it",
            allowableValues = {"high", "normal", "low"},
            defaultValue = "normal")
        @Nullable String priority,
    @Schema(
            description =
                "The address of one of GET /webhooks, with a query of its own if you like, that is to"
                    + " hear of the end",
            format = "uri",
            maxLength = 1000,
            example = "https://example.com/hooks/transcoder?order=17")
        @Nullable String webhook,
    @Schema(
            description = "The media file; best as the last field, so that a fault is told early",
            type = "string",
            format = "binary")
        MultipartFile file) {}
