package org.mediatranscoder.auth.apitoken;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the owner sees once.
 *
 * @param token the bearer token itself, which is stored nowhere
 * @param lastUsedAt null
 */
@Schema(name = "NewApiToken")
record NewApiToken(
    @Schema(description = "Not secret", example = "udTq9iMF3xh0QVDdAgEx7A") String id,
    @Schema(example = "backup") String name,
    @Schema(example = "[\"jobs:read\", \"jobs:write\"]") List<String> scopes,
    Instant createdAt,
    Instant expiresAt,
    @Nullable Instant lastUsedAt,
    @Schema(
            description = "The bearer token; shown this once",
            example = "eyJ0eXAiOiJhdCtqd3QifQ.e30.c2ln")
        String token) {

  static NewApiToken of(StoredApiToken made, String token) {
    return new NewApiToken(
        made.id(), made.name(), made.scopes(), made.createdAt(), made.expiresAt(), null, token);
  }
}
