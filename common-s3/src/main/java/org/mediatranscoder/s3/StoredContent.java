package org.mediatranscoder.s3;

import java.time.Instant;

/**
 * A small object as it was read.
 *
 * @param tag of this version of it, see {@link Bucket#replace}
 */
@SuppressWarnings("ArrayRecordComponent") // Never compared.
public record StoredContent(byte[] bytes, String tag, Instant storedAt) {}
