/** Reads multipart/form-data as a stream, without a temporary file. */
@NullMarked
package org.mediatranscoder.gateway.multipart;

import org.jspecify.annotations.NullMarked;
