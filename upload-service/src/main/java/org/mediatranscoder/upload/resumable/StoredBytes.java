package org.mediatranscoder.upload.resumable;

import org.jspecify.annotations.Nullable;
import org.mediatranscoder.s3.MultipartUpload;

/**
 * What is safe of an upload.
 *
 * @param object to go on with; null if the file is whole
 * @param tail bytes behind its parts, too few for one; empty if there are none
 * @param noted whether {@link VerifiedBytes} has a note, as S3 may have more than what is safe
 */
@SuppressWarnings("ArrayRecordComponent") // Never compared.
record StoredBytes(@Nullable MultipartUpload object, byte[] tail, boolean noted) {}
