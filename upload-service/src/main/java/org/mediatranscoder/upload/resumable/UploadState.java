package org.mediatranscoder.upload.resumable;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.mediatranscoder.model.job.Crc32c;
import org.mediatranscoder.model.job.TranscodeRequest;
import org.mediatranscoder.upload.source.StoredSource;

/**
 * How far an upload is.
 *
 * @param offset bytes that are safe: the next one that is wanted
 * @param metadata as the client sent it
 * @param expiresAt when the upload is given up
 * @param source the whole file; null while something is missing
 * @param storedAt when the file became whole; null while something is missing
 * @param received of the bytes that the request brought; null if it is one that only asks
 */
record UploadState(
    long lengthBytes,
    long offset,
    String fileName,
    TranscodeRequest request,
    String metadata,
    Instant expiresAt,
    @Nullable StoredSource source,
    @Nullable Instant storedAt,
    @Nullable Crc32c received) {}
