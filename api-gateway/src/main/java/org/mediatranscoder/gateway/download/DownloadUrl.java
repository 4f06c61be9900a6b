package org.mediatranscoder.gateway.download;

import io.swagger.v3.oas.annotations.media.Schema;
import java.net.URI;
import java.time.Instant;

/** A presigned URL: anyone who holds it may read the file until it expires. */
@Schema(description = "Anyone who holds the URL may read the file until it expires")
record DownloadUrl(
    @Schema(
            example =
                "https://files.example.test/processed/0b0f6d1c-5a4e-4c3a-9a62-0d5f2f4e8c11/1/main.mp4?X-Amz-Expires=300")
        URI url,
    Instant expiresAt) {}
