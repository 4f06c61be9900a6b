package org.mediatranscoder.web.openapi;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** How every error is described: RFC 9457 with a stable code. */
@Schema(name = ProblemSchema.NAME, description = "A problem detail (RFC 9457)")
@JsonInclude(JsonInclude.Include.NON_NULL)
record ProblemView(
    @Schema(
            description = "urn:media-transcoder:problem: and the code",
            example = "urn:media-transcoder:problem:format-unknown")
        URI type,
    @Schema(description = "What the code means", example = "There is no such format") String title,
    @Schema(description = "The HTTP status", minimum = "400", maximum = "599", example = "400")
        int status,
    @Schema(
            description = "What is wrong with this request, or what to do",
            example = "format must be one of mp4-720p, mp3.")
        String detail,
    @Schema(
            description = "The path that was asked for",
            format = "uri-reference",
            example = "/upload")
        @Nullable URI instance,
    @Schema(
            description = "Stable; what a program looks at. If several things are wrong, the first",
            pattern = "^[a-z]+(-[a-z]+)*$",
            example = "format-unknown")
        String code,
    @Schema(description = "Tell it to the operator: the log has it too") UUID errorId,
    @Schema(description = "Everything that is wrong with single values of the request")
        @Nullable List<FaultView> errors) {}
