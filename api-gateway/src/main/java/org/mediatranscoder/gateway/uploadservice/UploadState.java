package org.mediatranscoder.gateway.uploadservice;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.mediatranscoder.model.job.TranscodeRequest;

/**
 * How far an upload is that comes in several requests.
 *
 * @param offset bytes that are safe: the next one that is wanted
 * @param metadata as the client sent it
 * @param expiresAt when it is given up
 * @param source the whole file; null while something is missing
 * @param storedAt when the file became whole; null while something is missing
 */
public record UploadState(
    long lengthBytes,
    long offset,
    String fileName,
    TranscodeRequest request,
    String metadata,
    Instant expiresAt,
    @Nullable StoredSource source,
    @Nullable Instant storedAt) {}
