package org.mediatranscoder.gateway.download;

import java.net.URI;
import java.time.Instant;

/** A presigned URL: whoever holds it may read the file until it expires. */
record DownloadUrl(URI url, Instant expiresAt) {}
