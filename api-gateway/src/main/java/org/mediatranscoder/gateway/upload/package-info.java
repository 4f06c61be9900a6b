/** Takes a media file as a stream and makes a job of it. */
@NullMarked
package org.mediatranscoder.gateway.upload;

import org.jspecify.annotations.NullMarked;
