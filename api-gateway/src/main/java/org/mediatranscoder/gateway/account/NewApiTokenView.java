package org.mediatranscoder.gateway.account;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An API token that was just made. */
@Schema(name = "NewApiToken")
record NewApiTokenView(
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

  NewApiTokenView {
    scopes = List.copyOf(scopes);
  }

  /** Without the token. */
  @Override
  public String toString() {
    return "NewApiTokenView[id=" + id + "]";
  }
}
