package org.mediatranscoder.auth.account;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * An {@link Identity} as it lies in the database.
 *
 * @param id chosen by MongoDB; null before it is written
 */
@Document("identities")
record StoredIdentity(
    @Id @Nullable String id, String provider, String subject, String accountId, Instant createdAt) {

  LinkedIdentity linked() {
    return new LinkedIdentity(new Identity(provider, subject), createdAt);
  }
}
