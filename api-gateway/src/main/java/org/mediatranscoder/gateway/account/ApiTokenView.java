package org.mediatranscoder.gateway.account;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An API token as its owner sees it.
 *
 * @param lastUsedAt to the minute; null if it never was
 */
@Schema(name = "ApiToken")
record ApiTokenView(
    String id,
    String name,
    List<String> scopes,
    Instant createdAt,
    Instant expiresAt,
    @Nullable Instant lastUsedAt) {

  ApiTokenView {
    scopes = List.copyOf(scopes);
  }
}
