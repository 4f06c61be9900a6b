package org.mediatranscoder.auth.apitoken;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;

/** What the sweep needs to know of a token that has not expired. */
record LivingToken(@Id String id, Instant expiresAt, @Nullable Instant lastUsedAt) {}
