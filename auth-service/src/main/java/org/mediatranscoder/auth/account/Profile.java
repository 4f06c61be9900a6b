package org.mediatranscoder.auth.account;

import org.jspecify.annotations.Nullable;

/**
 * What a provider says about the person who just signed in.
 *
 * @param verifiedEmail null unless the provider has verified the address
 */
public record Profile(
    Identity identity, @Nullable String verifiedEmail, @Nullable String displayName) {}
