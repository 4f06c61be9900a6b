package org.mediatranscoder.auth.account;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An identity that leads to an account.
 *
 * @param name what the person knows it by, as it was when it was linked: a verified e-mail address
 *     or a name; null if the provider gave neither
 */
public record LinkedIdentity(Identity identity, @Nullable String name, Instant linkedAt) {}
