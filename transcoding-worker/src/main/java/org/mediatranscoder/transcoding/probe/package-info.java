/** What a media file holds, as ffprobe sees it. */
@NullMarked
package org.mediatranscoder.transcoding.probe;

import org.jspecify.annotations.NullMarked;
