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
    String id,
    String name,
    List<String> scopes,
    Instant createdAt,
    Instant expiresAt,
    @Nullable Instant lastUsedAt,
    @Schema(description = "The bearer token; shown this once") String token) {

  static NewApiToken of(StoredApiToken made, String token) {
    return new NewApiToken(
        made.id(), made.name(), made.scopes(), made.createdAt(), made.expiresAt(), null, token);
  }
}
