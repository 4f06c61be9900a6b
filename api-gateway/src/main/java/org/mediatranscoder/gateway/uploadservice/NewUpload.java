package org.mediatranscoder.gateway.uploadservice;

import org.mediatranscoder.model.job.TranscodeRequest;

/**
 * What is to come in several requests.
 *
 * @param lengthBytes of the whole file
 * @param fileName as the person named it, for display only
 * @param request what becomes of the file
 * @param metadata as the client sent it, for the client alone
 */
public record NewUpload(
    long lengthBytes, String fileName, TranscodeRequest request, String metadata) {}
