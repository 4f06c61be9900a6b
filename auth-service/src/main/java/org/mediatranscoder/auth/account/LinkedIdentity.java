package org.mediatranscoder.auth.account;

import java.time.Instant;

/** An identity that leads to an account, and since when. */
public record LinkedIdentity(Identity identity, Instant linkedAt) {}
