package org.mediatranscoder.gateway.account;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An account as its owner sees it.
 *
 * @param email verified; null if no provider gave one, likewise displayName
 * @param roles empty, or {@code operator}
 */
@Schema(name = "Account")
record MeView(
    @Schema(example = "oqIXDVn-DYaioXuUZ31uJg") String accountId,
    @Schema(
            description = "Verified; null if no provider gave one",
            format = "email",
            example = "ada@example.test")
        @Nullable String email,
    @Schema(description = "Null if no provider gave one", example = "Ada Lovelace")
        @Nullable String displayName,
    Instant createdAt,
    @Schema(description = "Empty, or operator", example = "[]") List<String> roles,
    List<IdentityView> identities) {

  MeView {
    roles = List.copyOf(roles);
    identities = List.copyOf(identities);
  }

  /** A provider by which the person signs in. */
  @Schema(name = "Identity")
  record IdentityView(@Schema(example = "google") String provider, Instant linkedAt) {}
}
