package org.mediatranscoder.auth.me;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mediatranscoder.auth.account.Account;
import org.mediatranscoder.auth.account.LinkedIdentity;
import org.mediatranscoder.auth.apitoken.ApiToken;
import org.mediatranscoder.auth.preference.Preferences;
import org.mediatranscoder.auth.webhook.WebhookView;

/** All that is kept about an account here, for its owner to take along. */
record AccountExport(
    String accountId,
    @Nullable String email,
    @Nullable String displayName,
    Instant createdAt,
    Instant lastLoginAt,
    Preferences preferences,
    List<IdentityExport> identities,
    List<ApiToken> tokens,
    List<WebhookView> webhooks) {

  AccountExport {
    identities = List.copyOf(identities);
    tokens = List.copyOf(tokens);
    webhooks = List.copyOf(webhooks);
  }

  static AccountExport of(
      Account account,
      Preferences preferences,
      List<LinkedIdentity> linked,
      List<ApiToken> tokens,
      List<WebhookView> webhooks) {
    return new AccountExport(
        account.id().value(),
        account.email(),
        account.displayName(),
        account.createdAt(),
        account.lastLoginAt(),
        preferences,
        linked.stream().map(IdentityExport::of).toList(),
        tokens,
        webhooks);
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
