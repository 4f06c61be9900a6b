package org.mediatranscoder.ui.token;

import java.net.URI;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What the page needs to call the gateway. */
record IssuedToken(String token, @Nullable Instant expiresAt, URI apiBaseUrl) {}
