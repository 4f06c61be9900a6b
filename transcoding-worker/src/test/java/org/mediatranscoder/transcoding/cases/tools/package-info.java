/**
 * Writes what FFmpeg cannot: bytes of headers and streams as other programs are known to leave
 * them.
 */
@NullMarked
package org.mediatranscoder.transcoding.cases.tools;

import org.jspecify.annotations.NullMarked;
