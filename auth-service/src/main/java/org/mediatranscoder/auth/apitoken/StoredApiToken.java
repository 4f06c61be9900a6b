package org.mediatranscoder.auth.apitoken;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * An API token as it lies in the database, which does not suffice to use it.
 *
 * @param id its {@code jti}
 * @param sha256 of the token itself, in hexadecimal: tells whose a token is that was found
 *     somewhere
 */
@Document("api_tokens")
record StoredApiToken(
    @Id String id,
    String accountId,
    String name,
    List<String> scopes,
    Instant createdAt,
    Instant expiresAt,
    @Nullable Instant lastUsedAt,
    String sha256) {

  StoredApiToken withSha256(String hash) {
    return new StoredApiToken(id, accountId, name, scopes, createdAt, expiresAt, lastUsedAt, hash);
  }

  ApiToken shown() {
    return new ApiToken(id, name, scopes, createdAt, expiresAt, lastUsedAt);
  }
}
