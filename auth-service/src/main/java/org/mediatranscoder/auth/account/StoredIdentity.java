package org.mediatranscoder.auth.account;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * An {@link Identity} as it lies in the database.
 *
 * @param id chosen by MongoDB; null before it is written
 * @param name as in {@link LinkedIdentity}
 */
@Document("identities")
record StoredIdentity(
    @Id @Nullable String id,
    String provider,
    String subject,
    @Nullable String name,
    String accountId,
    Instant createdAt) {

  static StoredIdentity of(Profile profile, String accountId, Instant now) {
    Identity identity = profile.identity();
    String name = profile.verifiedEmail() == null ? profile.displayName() : profile.verifiedEmail();
    return new StoredIdentity(null, identity.provider(), identity.subject(), name, accountId, now);
  }

  LinkedIdentity linked() {
    return new LinkedIdentity(new Identity(provider, subject), name, createdAt);
  }
}
