package org.mediatranscoder.gateway.account;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mediatranscoder.model.access.AccessClaims;
import org.mediatranscoder.web.problem.Given;
import org.mediatranscoder.web.problem.OneOf;

/** The API token that a person asks for; auth-service makes it. */
record ApiTokenRequest(
    @Schema(description = "Says what the token is for", example = "backup")
        @Given
        @Size(min = 1, max = 64, message = "must have 1 to 64 characters")
        @Pattern(
            regexp =
                "^[^\\x00-\\x1f\\x7f-\\x9f]*[^\\s\\x00-\\x1f\\x7f-\\x9f][^\\x00-\\x1f\\x7f-\\x9f]*$",
            message = "must be a text without control characters, and not only blanks")
        @Nullable String name,
    @Schema(description = "What the token allows", example = "[\"jobs:read\"]")
        @Given
        @Size(min = 1, max = 16, message = "must have 1 to 16 entries")
        @Nullable List<@Given @OneOf({AccessClaims.JOBS_READ, AccessClaims.JOBS_WRITE}) String>
            scopes,
    @Schema(description = "How long the token lives", example = "90")
        @Given
        @Min(value = 1, message = "must be from 1 to 366")
        @Max(value = 366, message = "must be from 1 to 366")
        @Nullable Integer expiresInDays) {}
