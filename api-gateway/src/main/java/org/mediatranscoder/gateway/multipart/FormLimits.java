package org.mediatranscoder.gateway.multipart;

/**
 * How large a form may be.
 *
 * @param maxParts most parts that it may have
 * @param maxHeaderBytes largest header block of one part
 * @param maxBodyBytes largest request body
 */
public record FormLimits(int maxParts, int maxHeaderBytes, long maxBodyBytes) {}
