package org.mediatranscoder.gateway.account;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What an API token should be; auth-service checks it. */
record ApiTokenWish(
    @Schema(description = "1 to 64 characters", example = "backup") @Nullable String name,
    @Schema(description = "jobs:read, jobs:write", example = "[\"jobs:read\"]")
        @Nullable List<String> scopes,
    @Schema(description = "1 to 366", example = "90") @Nullable Integer expiresInDays) {}
