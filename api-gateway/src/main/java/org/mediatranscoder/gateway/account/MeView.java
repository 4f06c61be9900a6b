package org.mediatranscoder.gateway.account;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An account as its owner sees it.
 *
 * @param email verified; null if no provider gave one, likewise displayName
 * @param roles empty, or {@code operator}
 */
record MeView(
    String accountId,
    @Nullable String email,
    @Nullable String displayName,
    Instant createdAt,
    List<String> roles,
    List<IdentityView> identities) {

  MeView {
    roles = List.copyOf(roles);
    identities = List.copyOf(identities);
  }

  /** A provider by which the person signs in. */
  record IdentityView(String provider, Instant linkedAt) {}
}
