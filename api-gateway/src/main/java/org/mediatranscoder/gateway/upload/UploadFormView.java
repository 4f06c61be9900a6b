package org.mediatranscoder.gateway.upload;

import io.swagger.v3.oas.annotations.media.Schema;

/** The form of an upload, for the description of the API: it is never held as a whole. */
@Schema(name = "UploadForm")
record UploadFormView(
    @Schema(type = "string", format = "binary", requiredMode = Schema.RequiredMode.REQUIRED)
        Object file,
    @Schema(
            description = "Id of a format in GET /formats",
            example = "mp4-720p",
            requiredMode = Schema.RequiredMode.REQUIRED)
        String format,
    @Schema(
            description = "Where the mail goes when the job has ended",
            example = "ada@example.test",
            requiredMode = Schema.RequiredMode.REQUIRED)
        String email,
    @Schema(
            description = "A JSON object with options of the format, as its schema in GET /formats",
            example = "{\"metadata\": \"keep\"}")
        String options) {}
