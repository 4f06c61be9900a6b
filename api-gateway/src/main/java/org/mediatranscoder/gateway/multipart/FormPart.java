package org.mediatranscoder.gateway.multipart;

import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/**
 * One part of a form.
 *
 * @param fileName as the client sent it, null if it sent none
 * @param content ends where the part ends; fails if the request ends before; to be read before the
 *     next part is asked for
 */
public record FormPart(String name, @Nullable String fileName, InputStream content) {}
