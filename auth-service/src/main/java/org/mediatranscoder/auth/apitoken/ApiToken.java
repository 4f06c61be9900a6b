package org.mediatranscoder.auth.apitoken;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An API token as its owner sees it.
 *
 * @param id not secret
 * @param lastUsedAt to the minute; null if it never was
 */
@Schema(name = "ApiToken")
public record ApiToken(
    @Schema(description = "Not secret", example = "udTq9iMF3xh0QVDdAgEx7A") String id,
    @Schema(example = "backup") String name,
    @Schema(example = "[\"jobs:read\", \"jobs:write\"]") List<String> scopes,
    Instant createdAt,
    Instant expiresAt,
    @Schema(description = "To the minute; null if it never was") @Nullable Instant lastUsedAt) {

  public ApiToken {
    scopes = List.copyOf(scopes);
  }
}
