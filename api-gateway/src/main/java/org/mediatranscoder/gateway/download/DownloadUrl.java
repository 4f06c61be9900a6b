package org.mediatranscoder.gateway.download;

import io.swagger.v3.oas.annotations.media.Schema;
import java.net.URI;
import java.time.Instant;

/** A presigned URL: whoever holds it may read the file until it expires. */
@Schema(description = "Whoever holds the URL may read the file until it expires")
record DownloadUrl(URI url, Instant expiresAt) {}
