package org.mediatranscoder.gateway.tus;

import jakarta.servlet.ServletInputStream;
import org.jspecify.annotations.Nullable;

/**
 * Bytes of a file that come with the request that begins its upload.
 *
 * @param checksum {@link TusHeaders#CHECKSUM}; null if there is none
 */
record FirstBytes(@Nullable String checksum, ServletInputStream body) {}
