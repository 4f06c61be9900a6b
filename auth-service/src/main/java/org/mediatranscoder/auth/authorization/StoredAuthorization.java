package org.mediatranscoder.auth.authorization;

import java.util.List;
import java.util.Set;

/**
 * An authorization as it lies in Redis.
 *
 * @param attributes JSON by the security mapper: the person and what the client asked for
 */
record StoredAuthorization(
    String id,
    String clientId,
    String principal,
    String grantType,
    Set<String> scopes,
    String attributes,
    List<StoredToken> tokens) {}
