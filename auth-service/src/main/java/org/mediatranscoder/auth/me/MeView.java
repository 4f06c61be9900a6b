package org.mediatranscoder.auth.me;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mediatranscoder.auth.account.Account;
import org.mediatranscoder.auth.account.LinkedIdentity;
import org.mediatranscoder.model.access.Role;

/**
 * An account as its owner sees it.
 *
 * @param email verified; null if no provider gave one, likewise displayName
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

  static MeView of(Account account, Collection<Role> roles, List<LinkedIdentity> identities) {
    return new MeView(
        account.id().value(),
        account.email(),
        account.displayName(),
        account.createdAt(),
        roles.stream().map(Role::claim).sorted().toList(),
        identities.stream()
            .map(one -> new IdentityView(one.identity().provider(), one.linkedAt()))
            .toList());
  }

  /** A provider by which the person signs in. */
  @Schema(name = "Identity")
  record IdentityView(@Schema(example = "google") String provider, Instant linkedAt) {}
}
