package org.mediatranscoder.auth.account;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.mediatranscoder.model.job.AccountId;

/**
 * A person. Which log-ins lead to it is said by {@link Identity}.
 *
 * @param email verified by the provider; null if none was
 * @param displayName null if the provider gave none
 */
public record Account(
    AccountId id,
    @Nullable String email,
    @Nullable String displayName,
    Instant createdAt,
    Instant lastLoginAt) {}
