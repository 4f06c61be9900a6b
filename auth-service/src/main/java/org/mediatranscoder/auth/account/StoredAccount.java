package org.mediatranscoder.auth.account;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.mediatranscoder.model.job.AccountId;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * An {@link Account} as it lies in the database.
 *
 * @param deletingSince null unless it is being deleted
 */
@Document("accounts")
record StoredAccount(
    @Id String id,
    @Nullable String email,
    @Nullable String displayName,
    Instant createdAt,
    Instant lastLoginAt,
    @Nullable Instant deletingSince) {

  Account account() {
    return new Account(new AccountId(id), email, displayName, createdAt, lastLoginAt);
  }
}
