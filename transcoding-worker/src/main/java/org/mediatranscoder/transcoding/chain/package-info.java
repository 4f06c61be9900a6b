/** Ogg files of several links (RFC 3533, section 4) that FFmpeg does not read as one. */
@NullMarked
package org.mediatranscoder.transcoding.chain;

import org.jspecify.annotations.NullMarked;
