/**
 * Tracks of a package: fragmented MP4 files of one track each (CMAF, ISO/IEC 23000-19). FFmpeg
 * encodes them; here their fragments get the times at which they play, which FFmpeg says in edit
 * lists that most players ignore, and an index of their own.
 */
@NullMarked
package org.mediatranscoder.transcoding.cmaf;

import org.jspecify.annotations.NullMarked;
