package org.mediatranscoder.auth.authorization;

import java.time.Instant;
import java.util.Set;

/**
 * A token of an authorization.
 *
 * @param scopes of an access token, else empty
 * @param metadata JSON by the security mapper: claims, and whether it was invalidated
 */
record StoredToken(
    TokenKind kind,
    String value,
    Instant issuedAt,
    Instant expiresAt,
    Set<String> scopes,
    String metadata) {}
