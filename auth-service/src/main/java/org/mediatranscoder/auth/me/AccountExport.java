package org.mediatranscoder.auth.me;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mediatranscoder.auth.account.Account;
import org.mediatranscoder.auth.account.LinkedIdentity;
import org.mediatranscoder.auth.apitoken.ApiToken;
import org.mediatranscoder.auth.preference.Preferences;

/** All that is kept about an account here, for its owner to take along. */
record AccountExport(
    String accountId,
    @Nullable String email,
    @Nullable String displayName,
    Instant createdAt,
    Instant lastLoginAt,
    Preferences preferences,
    List<IdentityExport> identities,
    List<ApiToken> tokens) {

  AccountExport {
    identities = List.copyOf(identities);
    tokens = List.copyOf(tokens);
  }

  static AccountExport of(
      Account account,
      Preferences preferences,
      List<LinkedIdentity> linked,
      List<ApiToken> tokens) {
    return new AccountExport(
        account.id().value(),
        account.email(),
        account.displayName(),
        account.createdAt(),
        account.lastLoginAt(),
        preferences,
        linked.stream().map(IdentityExport::of).toList(),
        tokens);
  }

  /**
   * A log-in that leads to the account.
   *
   * @param subject the provider's own name of the person
   */
  record IdentityExport(String provider, String subject, Instant linkedAt) {

    static IdentityExport of(LinkedIdentity linked) {
      return new IdentityExport(
          linked.identity().provider(), linked.identity().subject(), linked.linkedAt());
    }
  }
}
