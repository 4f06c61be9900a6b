package org.mediatranscoder.gateway.web;

import io.swagger.v3.oas.annotations.media.Schema;
import java.net.URI;

/** How every error is described: RFC 9457 with a stable code. */
@Schema(name = "Problem")
record ProblemView(
    URI type,
    String title,
    int status,
    String detail,
    @Schema(description = "Stable; what a program looks at", example = "format-unknown")
        String code,
    @Schema(description = "Tell it to the operator: the log has it too") String errorId) {}
