package org.mediatranscoder.upload.resumable;

import org.mediatranscoder.model.job.TranscodeRequest;

/**
 * What is to come.
 *
 * @param lengthBytes of the whole file, at least 1
 * @param fileName as the person named it, for display only
 * @param request what becomes of the file
 * @param metadata as the client sent it, for the client alone
 */
record NewUpload(long lengthBytes, String fileName, TranscodeRequest request, String metadata) {}
