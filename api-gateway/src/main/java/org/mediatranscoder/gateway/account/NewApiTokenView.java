package org.mediatranscoder.gateway.account;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An API token that was just made. */
@Schema(name = "NewApiToken")
record NewApiTokenView(
    String id,
    String name,
    List<String> scopes,
    Instant createdAt,
    Instant expiresAt,
    @Nullable Instant lastUsedAt,
    @Schema(description = "The bearer token; shown this once") String token) {

  NewApiTokenView {
    scopes = List.copyOf(scopes);
  }

  /** Without the token. */
  @Override
  public String toString() {
    return "NewApiTokenView[id=" + id + "]";
  }
}
